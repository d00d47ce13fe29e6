import Box from "@mui/material/Box";
import LinearProgress from "@mui/material/LinearProgress";
import { useText } from "../i18n/use-text.ts";
import type { JobRecord } from "./job.handler.ts";

/** How far a job says that it is. */
export function JobProgress({ of: { done, total } }: { of: NonNullable<JobRecord["progress"]> }) {
  const say = useText();
  const text = say("jobs.progressOf", { done, total });
  return (
    <Box sx={{ display: "flex", alignItems: "center", gap: 1.5, maxWidth: 360 }}>
      <LinearProgress
        variant="determinate"
        value={total > 0 ? Math.min(100, (100 * done) / total) : 0}
        aria-label={say("jobs.progress")}
        aria-valuetext={text}
        sx={{ flex: 1, height: 6, borderRadius: 3 }}
      />
      <Box component="span" sx={{ fontVariantNumeric: "tabular-nums" }}>
        {text}
      </Box>
    </Box>
  );
}
