import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import type { ReactNode } from "react";
import type { JobSchedulesQuery } from "../gql/graphql.ts";
import { type TextKey, useText } from "../i18n/use-text.ts";
import { Facts } from "../ui/Facts.tsx";
import { ToneChip } from "../ui/ToneChip.tsx";
import { When } from "../ui/When.tsx";
import { Moment } from "./Moment.tsx";
import { TONES } from "./tones.ts";
import { useSchedules } from "./use-schedules.ts";

type Schedule = JobSchedulesQuery["jobSchedules"][number];

/** What the clock starts, and when next. */
export function ScheduleList() {
  const say = useText();
  const { data = [] } = useSchedules();
  if (data.length === 0) return null;
  return (
    <Paper variant="outlined" sx={{ borderRadius: 1.5, mb: 2 }}>
      <Box component="ul" aria-label={say("jobs.schedules")} sx={{ listStyle: "none", m: 0, p: 0 }}>
        {data.map((schedule) => (
          <ScheduleItem key={`${schedule.subgraph} ${schedule.name}`} schedule={schedule} />
        ))}
      </Box>
    </Paper>
  );
}

function ScheduleItem({ schedule }: { schedule: Schedule }) {
  const say = useText();
  const { subgraph, name, cron, timeZone, nextAt, lastAt, lastState } = schedule;
  const facts: [TextKey, ReactNode][] = [
    ["jobs.next", <Moment key="next" at={nextAt} />],
    ["jobs.last", lastAt && <When key="last" at={lastAt} />],
    ["jobs.starts", schedule.job],
    ["jobs.clock", <Clock key="clock" cron={cron} timeZone={timeZone} />],
  ];
  return (
    <Box
      component="li"
      aria-label={name}
      sx={{ p: 2, borderTop: 1, borderColor: "divider", "&:first-of-type": { borderTop: 0 } }}
    >
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center", mb: 1 }}>
        <Box component="h2" sx={{ typography: "h2", m: 0, overflowWrap: "anywhere" }}>
          {subgraph} · {name}
        </Box>
        {lastState && (
          <ToneChip tone={TONES[lastState]}>{say("jobs.lastWas", { state: say(`jobs.state.${lastState}`) })}</ToneChip>
        )}
      </Box>
      <Facts facts={facts} />
    </Box>
  );
}

function Clock({ cron, timeZone }: { cron: string; timeZone: string }) {
  return (
    <>
      <code>{cron}</code> · {timeZone}
    </>
  );
}
