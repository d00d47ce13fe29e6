import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Link from "@mui/material/Link";
import type { ReactNode } from "react";
import { Link as RouterLink } from "react-router-dom";
import { type TextKey, useText } from "../i18n/use-text.ts";
import { Facts } from "../ui/Facts.tsx";
import { ToneChip } from "../ui/ToneChip.tsx";
import { When } from "../ui/When.tsx";
import { JobFault } from "./JobFault.tsx";
import { JobProgress } from "./JobProgress.tsx";
import type { JobRecord } from "./job.handler.ts";
import { Moment } from "./Moment.tsx";
import { TONES } from "./tones.ts";
import type { JobWish } from "./use-decide-job.ts";

/** One job: where it stands, how far it is, what went wrong; and what can be done. */
export function JobItem({ job, onWish }: { job: JobRecord; onWish(wish: JobWish): void }) {
  const say = useText();
  const { state, progress, code, decision } = job;
  const facts: [TextKey, ReactNode][] = [
    ["jobs.error", code && <JobFault key="error" job={job} />],
    ["jobs.progress", progress && <JobProgress key="progress" of={progress} />],
    ["jobs.next", job.nextAt && <Moment key="next" at={job.nextAt} />],
    ["jobs.tries", (job.attempt > 1 || code) && say("jobs.triesOf", { attempt: job.attempt, attempts: job.attempts })],
    ["jobs.needs", job.needs.length > 0 && job.needs.join(", ")],
    ["jobs.begun", job.startedAt && <When key="begun" at={job.startedAt} />],
    ["jobs.ended", job.endedAt && <When key="ended" at={job.endedAt} />],
    ["jobs.created", <When key="created" at={job.createdAt} />],
    ["jobs.key", <Key key="key" job={job} />],
    ["jobs.decided", decision && <Decided key="decided" decision={decision} />],
  ];
  return (
    <Box
      component="li"
      aria-label={say("jobs.named", { name: job.name, key: job.key })}
      sx={{ p: 2, borderTop: 1, borderColor: "divider", "&:first-of-type": { borderTop: 0 } }}
    >
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center", mb: 1 }}>
        <Box component="h2" sx={{ typography: "h2", m: 0, overflowWrap: "anywhere" }}>
          {job.subgraph} · {job.name}
        </Box>
        <ToneChip tone={TONES[state]}>{say(`jobs.state.${state}`)}</ToneChip>
        <Box sx={{ flex: 1 }} />
        <Box sx={{ display: "flex", gap: 1 }}>
          {job.allowedActions.map((action) => (
            <Button
              key={action}
              variant={action === "RETRY" ? "outlined" : "text"}
              color={action === "RETRY" ? "primary" : "error"}
              onClick={() => onWish({ action, job })}
            >
              {say(`jobs.action.${action}`)}
            </Button>
          ))}
        </Box>
      </Box>
      <Facts facts={facts} />
    </Box>
  );
}

/** What the log calls the job, and the way to what was decided about it. */
function Key({ job: { id, key } }: { job: JobRecord }) {
  const search = new URLSearchParams({ filter: JSON.stringify({ aboutId: id }) });
  return (
    <Link component={RouterLink} to={`/audit?${search}`}>
      {key}
    </Link>
  );
}

function Decided({ decision }: { decision: NonNullable<JobRecord["decision"]> }) {
  const say = useText();
  return (
    <>
      {say(`jobs.asked.${decision.kind}`)} · {decision.by?.displayName ?? say("people.somebody")} ·{" "}
      <When at={decision.at} />
    </>
  );
}
