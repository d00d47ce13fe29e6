import type { ReactNode } from "react";
import { useLocale } from "react-admin";
import { type TextKey, useText } from "../../i18n/use-text.ts";
import { PersonName } from "../../people/PersonName.tsx";
import { EvidenceList } from "../../runs/parts/EvidenceList.tsx";
import { Facts } from "../../ui/Facts.tsx";
import { ToneChip } from "../../ui/ToneChip.tsx";
import { absolute } from "../../ui/time.ts";
import { PriorityMark } from "../parts/PriorityMark.tsx";
import { StatusChip } from "../parts/StatusChip.tsx";
import type { Brief, BriefRisks } from "./brief.ts";

interface Props {
  facts: NonNullable<Brief["facts"]>;
  /** Once they are worked out. */
  risks: BriefRisks | null;
  /** Nothing is worked out any more. */
  isEnded: boolean;
}

/** The case as the agent read it, whether it is overdue, and what all of that rests on. */
export function BriefFactsPart({ facts: { of: facts, step }, risks, isEnded }: Props) {
  const say = useText();
  const locale = useLocale() ?? "en";
  const moment = (at: string) => <time dateTime={at}>{absolute(at, locale)}</time>;
  const missing = isEnded && say("brief.notWorkedOut");
  const shown: [TextKey, ReactNode][] = [
    ["brief.asOf", moment(facts.readAt)],
    ["cases.field.status", <StatusChip key="status" status={facts.status} />],
    ["cases.field.priority", <PriorityMark key="priority" priority={facts.priority} />],
    [
      "cases.field.assignee",
      facts.assigneeId ? <PersonName key="assignee" id={facts.assigneeId} /> : say("cases.unassigned"),
    ],
    ["brief.opened", moment(facts.createdAt)],
    ["brief.due", facts.dueAt ? moment(facts.dueAt) : say("cases.noDueDate")],
    ["brief.overdue", risks ? <Overdue key="overdue" facts={facts} days={risks.overdueDays} /> : missing],
    ["brief.idle", risks ? say("brief.days", { smart_count: risks.idleDays }) : missing],
    ["brief.notes", say("brief.noteCount", { smart_count: facts.comments.count })],
    ["brief.entries", say("brief.entryCount", { smart_count: facts.history.count })],
    ["approvals.evidence", <EvidenceList key="evidence" label={say("approvals.evidence")} evidence={step.evidence} />],
  ];
  return <Facts facts={shown} />;
}

function Overdue({
  facts: { dueAt, readAt, status },
  days,
}: {
  facts: NonNullable<Brief["facts"]>["of"];
  days: number;
}) {
  const say = useText();
  const unfinished = status !== "RESOLVED" && status !== "CLOSED";
  if (!dueAt || !unfinished || Date.parse(dueAt) > Date.parse(readAt)) return say("brief.overdueNot");
  return (
    <ToneChip tone="red">
      {days > 0 ? say("brief.overdueFor", { smart_count: days }) : say("brief.overdueToday")}
    </ToneChip>
  );
}
