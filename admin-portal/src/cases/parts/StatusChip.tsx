import type { CaseStatus } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import type { Tone } from "../../theme/palette.ts";
import { ToneChip } from "../../ui/ToneChip.tsx";

/** In the order in which work usually passes through them. */
export const STATUSES: CaseStatus[] = ["OPEN", "IN_PROGRESS", "WAITING", "RESOLVED", "CLOSED"];

/** Somebody still has to do something about these. */
export const UNFINISHED: CaseStatus[] = ["OPEN", "IN_PROGRESS", "WAITING"];

/** The colour of each status. */
export const STATUS_TONE: Record<CaseStatus, Tone> = {
  OPEN: "blue",
  IN_PROGRESS: "violet",
  WAITING: "amber",
  RESOLVED: "green",
  CLOSED: "neutral",
};

/** Where a case stands. */
export function StatusChip({ status }: { status: CaseStatus }) {
  const say = useText();
  return <ToneChip tone={STATUS_TONE[status]}>{say(`cases.status.${status}`)}</ToneChip>;
}
