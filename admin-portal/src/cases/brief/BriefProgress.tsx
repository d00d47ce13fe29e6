import Box from "@mui/material/Box";
import LinearProgress from "@mui/material/LinearProgress";
import type { RunDetailFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { StepChip } from "../../runs/parts/StateChips.tsx";

/** How far a brief is, step by step, while it is worked out. */
export function BriefProgress({ run: { steps } }: { run: RunDetailFragment }) {
  const say = useText();
  return (
    <Box sx={{ display: "grid", gap: 1 }}>
      <LinearProgress aria-label={say("brief.asked")} />
      <Box
        component="ol"
        aria-label={say("brief.progress")}
        sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 0.5 }}
      >
        {steps.map((step) => (
          <Box component="li" key={step.id} sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center" }}>
            <span>{step.agent?.title ?? step.key}</span>
            <StepChip state={step.state} />
          </Box>
        ))}
      </Box>
    </Box>
  );
}
