import Box from "@mui/material/Box";
import { alpha, type Theme } from "@mui/material/styles";
import { useMemo } from "react";
import { CODE, LINE_PX } from "../code-style.ts";
import { rangeAt } from "./places.ts";
import type { Mistake } from "./use-check.ts";

interface Props {
  text: string;
  mistakes: readonly Mistake[];
}

/** Lies behind the text: a band for each line with a mistake, and a wave under what it is about. */
export function Marks({ text, mistakes }: Props) {
  const marks = useMemo(() => mistakes.map((mistake) => ({ mistake, ...marked(text, mistake) })), [text, mistakes]);
  return marks.map(({ mistake, before, word }) => (
    <Box key={`${mistake.pointer} ${mistake.message}`} sx={LINE} style={{ top: (mistake.line - 1) * LINE_PX + 8 }}>
      {before}
      <mark>{word || " "}</mark>
    </Box>
  ));
}

/** The same letters as in the text, unseen, so that the wave begins where the word does. */
function marked(text: string, { line, column }: Mistake) {
  const [start, end] = rangeAt(text, { line, column });
  return { before: text.slice(start - (column - 1), start), word: text.slice(start, end) };
}

const LINE = (theme: Theme) => ({
  ...CODE,
  "@media (pointer: coarse)": { fontSize: "1rem" },
  position: "absolute" as const,
  left: 0,
  // As wide as the text may be scrolled.
  minWidth: "max(100%, 4000px)",
  height: LINE_PX,
  padding: theme.spacing(0, 1),
  color: "transparent",
  backgroundColor: alpha(theme.palette.error.main, 0.1),
  "& mark": {
    color: "transparent",
    backgroundColor: "transparent",
    textDecoration: `underline wavy ${theme.palette.error.main}`,
    textDecorationThickness: "1.5px",
    textUnderlineOffset: "3px",
  },
});
