import type { ReactNode } from "react";
import type { TextKey } from "../i18n/use-text.ts";
import { Moment } from "../jobs/Moment.tsx";
import { PersonName } from "../people/PersonName.tsx";
import type { WorkflowRecord } from "./workflow.handler.ts";

type Schedule = NonNullable<WorkflowRecord["schedule"]>;

/** When the clock starts it next in the reader's own zone, how often, and with whose rights until when. */
export function clockFacts({ cron, timeZone, nextAt, lentBy, lentUntil }: Schedule): [TextKey, ReactNode][] {
  return [
    ["workflows.clock.next", <Moment key="next" at={nextAt} />],
    ["workflows.clock.cron", <Times key="cron" cron={cron} timeZone={timeZone} />],
    ["workflows.clock.lentBy", lentBy?.displayName ?? <PersonName key="lentBy" id={null} />],
    ["workflows.clock.lentUntil", <Moment key="until" at={lentUntil} />],
  ];
}

/** Times as the text names them. */
export function Times({ cron, timeZone }: { cron: string; timeZone: string }) {
  return (
    <>
      <code>{cron}</code> · {timeZone}
    </>
  );
}
