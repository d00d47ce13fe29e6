import Box from "@mui/material/Box";
import { useTheme } from "@mui/material/styles";
import { useMemo } from "react";
import { useText } from "../../i18n/use-text.ts";
import { TONES } from "../../theme/palette.ts";
import { VISUALLY_HIDDEN, VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import { CODE } from "../code-style.ts";
import { fold } from "./fold.ts";
import { type DiffLine, diffLines } from "./line-diff.ts";

interface Props {
  label: string;
  before: string;
  after: string;
}

/** Two texts line by line: what went and what came, by sign and by colour, and for those who listen by words. */
export function Difference({ label, before, after }: Props) {
  const say = useText();
  const lines = useMemo(() => diffLines(before, after), [before, after]);
  const [added, removed] = (["added", "removed"] as const).map((kind) => lines.filter((line) => line.kind === kind));
  if (before === after) return <Box component="p">{say("workflows.compare.same")}</Box>;
  return (
    <>
      <Box component="p" sx={{ m: 0, mb: 1, color: "text.secondary" }}>
        {say("workflows.compare.counted", { added: added!.length, removed: removed!.length })}
      </Box>
      <Box
        role="region"
        aria-label={label}
        tabIndex={0}
        sx={{ overflowX: "auto", borderRadius: 1, border: 1, borderColor: "divider" }}
      >
        <Box component="table" aria-label={label} sx={TABLE}>
          <Box component="thead" sx={VISUALLY_HIDDEN}>
            <tr>
              <th scope="col">{say("workflows.compare.oldLine")}</th>
              <th scope="col">{say("workflows.compare.newLine")}</th>
              <th scope="col">{say("workflows.compare.change")}</th>
              <th scope="col">{say("workflows.compare.text")}</th>
            </tr>
          </Box>
          <tbody>
            {fold(lines).map((part) =>
              "hidden" in part ? (
                <Unchanged key={`hidden ${part.hidden[0]!.before}`} count={part.hidden.length} />
              ) : (
                part.lines.map((line) => <Line key={`${line.before} ${line.after}`} line={line} />)
              ),
            )}
          </tbody>
        </Box>
      </Box>
    </>
  );
}

const SIGNS = { added: "+", removed: "−" };

function Line({ line: { kind, text, before, after } }: { line: DiffLine }) {
  const say = useText();
  const { mode } = useTheme().palette;
  const tone = kind === "same" ? null : TONES[mode][kind === "added" ? "green" : "red"];
  return (
    <Box component="tr" sx={{ color: tone?.text, bgcolor: tone?.background }}>
      <td>{before}</td>
      <td>{after}</td>
      <td>
        {kind !== "same" && (
          <>
            <span aria-hidden>{SIGNS[kind]}</span>
            <VisuallyHidden>{say(`workflows.compare.${kind}`)}</VisuallyHidden>
          </>
        )}
      </td>
      <td>{text}</td>
    </Box>
  );
}

function Unchanged({ count }: { count: number }) {
  const say = useText();
  return (
    <Box component="tr" sx={{ bgcolor: "action.hover", color: "text.secondary" }}>
      <td />
      <td />
      <td />
      <td>⋯ {say("workflows.compare.unchanged", { smart_count: count })}</td>
    </Box>
  );
}

const TABLE = {
  ...CODE,
  width: "100%",
  borderCollapse: "collapse",
  "& td": { p: 0, pr: 1.5, verticalAlign: "top" },
  "& td:nth-of-type(3)": { width: "1%", position: "relative" },
  "& td:nth-of-type(-n+2)": {
    width: "1%",
    minWidth: 28,
    pl: 1,
    pr: 1,
    textAlign: "right",
    userSelect: "none",
    fontVariantNumeric: "tabular-nums",
  },
} as const;
