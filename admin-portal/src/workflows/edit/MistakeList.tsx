import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/Card.tsx";
import type { Mistake } from "./use-check.ts";

interface Props {
  mistakes: readonly Mistake[];
  onGoTo(mistake: Mistake): void;
}

/** Every mistake with its place; a press leads to it. */
export function MistakeList({ mistakes, onGoTo }: Props) {
  const say = useText();
  return (
    <Card title={say("workflows.editor.mistakes")}>
      <Box component="ol" aria-label={say("workflows.editor.mistakes")} sx={{ listStyle: "none", m: 0, mx: -1, p: 0 }}>
        {mistakes.map((mistake) => (
          <li key={`${mistake.pointer} ${mistake.message}`}>
            <ButtonBase onClick={() => onGoTo(mistake)} sx={ROW}>
              <Box component="span" sx={{ color: "error.main", fontWeight: 600, fontVariantNumeric: "tabular-nums" }}>
                {say("workflows.editor.place", { line: mistake.line, column: mistake.column })}
              </Box>
              <Box component="span" sx={{ overflowWrap: "anywhere" }}>
                {mistake.message}
              </Box>
            </ButtonBase>
          </li>
        ))}
      </Box>
    </Card>
  );
}

const ROW = {
  display: "grid",
  width: "100%",
  px: 1,
  py: 0.75,
  borderRadius: 1,
  textAlign: "left",
  fontSize: "0.8125rem",
  "&:hover": { bgcolor: "action.hover" },
  "&:focus-visible": { outline: "2px solid", outlineColor: "primary.main" },
} as const;
