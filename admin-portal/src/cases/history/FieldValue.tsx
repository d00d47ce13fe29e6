import { useLocale } from "react-admin";
import type { CasePriority, CaseStatus } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { PersonName } from "../../people/PersonName.tsx";
import { absolute } from "../../ui/time.ts";
import { PRIORITIES } from "../parts/PriorityMark.tsx";
import { STATUSES } from "../parts/StatusChip.tsx";
import { isMoment, plain } from "./field-value.ts";

/** A value of the ledger as people say it: a name for an id, a word for a status, a date for a moment. */
export function FieldValue({ field, value }: { field: string; value: unknown }) {
  const say = useText();
  const locale = useLocale();
  if (value === null || value === "") {
    return <span>{say(field === "assigneeId" ? "cases.unassigned" : "layout.nothing")}</span>;
  }
  if (field.endsWith("Id") && typeof value === "string") return <PersonName id={value} />;
  if (field === "status" && isStatus(value)) return <span>{say(`cases.status.${value}`)}</span>;
  if (field === "priority" && priorityOf(value)) return <span>{say(`cases.priority.${priorityOf(value)!}`)}</span>;
  if (isMoment(value)) return <time dateTime={value}>{absolute(value, locale)}</time>;
  return <span>{plain(value)}</span>;
}

function isStatus(value: unknown): value is CaseStatus {
  return STATUSES.includes(value as CaseStatus);
}

function priorityOf(value: unknown): CasePriority | undefined {
  return PRIORITIES.find((priority) => priority === value);
}
