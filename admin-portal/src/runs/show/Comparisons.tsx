import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableContainer from "@mui/material/TableContainer";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import type { ComparisonFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { ToneChip } from "../../ui/ToneChip.tsx";

/** What each step gave then and gives now, part by part where that differs. */
export function Comparisons({ label, steps }: { label: string; steps: readonly ComparisonFragment[] }) {
  const say = useText();
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 1.5 }}>
      {steps.map((step) => (
        <Box component="li" key={step.key} sx={{ minWidth: 0 }}>
          <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center" }}>
            <strong>{step.key}</strong>
            <ToneChip tone={step.diverged ? "amber" : "green"}>
              {say(step.diverged ? "runs.differs" : "runs.same")}
            </ToneChip>
            <Box component="span" sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
              <Releases of={step} />
            </Box>
          </Box>
          {step.fault && <Box sx={{ mt: 0.5 }}>{step.fault}</Box>}
          {step.differences.length > 0 && <Differences of={step} />}
        </Box>
      ))}
    </Box>
  );
}

function Releases({ of: { releaseBefore: before, releaseAfter: after } }: { of: ComparisonFragment }) {
  const say = useText();
  if (after === null) return say("runs.releaseGone", { before });
  return before === after ? say("runs.release", { release: before }) : say("runs.releases", { before, after });
}

function Differences({ of: { key, differences } }: { of: ComparisonFragment }) {
  const say = useText();
  const label = say("runs.partsOf", { key });
  return (
    <TableContainer
      component={Paper}
      variant="outlined"
      role="region"
      aria-label={label}
      tabIndex={0}
      sx={{ mt: 1, maxHeight: 360 }}
    >
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            {(["part", "before", "after"] as const).map((head) => (
              <TableCell key={head}>{say(`runs.${head}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {differences.map(({ pointer, before, after }) => (
            <TableRow key={pointer}>
              <TableCell component="th" scope="row" sx={{ fontWeight: 400 }}>
                <code>{pointer}</code>
              </TableCell>
              <TableCell sx={VALUE}>{JSON.stringify(before)}</TableCell>
              <TableCell sx={VALUE}>{JSON.stringify(after)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

const VALUE = { overflowWrap: "anywhere", minWidth: 120, fontVariantNumeric: "tabular-nums" } as const;
