import Box from "@mui/material/Box";
import { type TextKey, useText } from "../i18n/use-text.ts";
import type { JobRecord } from "./job.handler.ts";

/** What every job may have; others say theirs in their message. */
const WORDS: Partial<Record<string, TextKey>> = {
  TIMEOUT: "jobs.fault.TIMEOUT",
  CRASHED: "jobs.fault.CRASHED",
  INTERNAL: "jobs.fault.INTERNAL",
  NEEDED_JOB_FAILED: "jobs.fault.NEEDED_JOB_FAILED",
  UNAVAILABLE: "jobs.fault.UNAVAILABLE",
};

/** What went wrong, in words first and as the log has it behind. */
export function JobFault({ job: { code, message } }: { job: JobRecord }) {
  const say = useText();
  const known = WORDS[code ?? ""];
  return (
    <>
      {known ? say(known) : message}
      <Box component="span" sx={{ display: "block", color: "text.secondary" }}>
        <code>{code}</code>
        {known && message && ` · ${message}`}
      </Box>
    </>
  );
}
