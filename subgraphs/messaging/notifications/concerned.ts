import type { Entry } from "../../shared/ledger/events.ts";
import { NotificationEvent } from "./notification.event.ts";

/** Whom one entry of the ledger concerns, and with what. */
export interface Concern {
  readonly event: NotificationEvent;
  readonly personIds: readonly string[];
  /** What somebody must hold to see what it is about; null where being the one concerned is enough. */
  readonly permission: string | null;
  readonly caseId: string | null;
  readonly device: string | null;
}

/**
 * What people are told of. A case's people see it by what they are to it, its notes by a right as well; who did it is told
 * nothing, whether they acted themselves or an agent for them. Who signed in somewhere new is told because they may not
 * have been the one.
 */
export function concernOf({ event, about, facts, actor, onBehalfOf }: Entry): Concern | null {
  const doer = onBehalfOf ?? actor;
  const others = (...ids: unknown[]) => [...new Set(ids)].filter((id) => id !== null && id !== doer).map(String);
  const ofCase = { permission: null, caseId: about, device: null };
  const { assigneeId, openedById } = facts;
  switch (event) {
    case "case.assigned":
      return { ...ofCase, event: NotificationEvent.CASE_ASSIGNED, personIds: others(assigneeId) };
    case "case.commented": {
      const personIds = others(assigneeId, openedById);
      return { ...ofCase, event: NotificationEvent.CASE_COMMENTED, personIds, permission: "case:read-notes" };
    }
    case "case.overdue":
      // Where nobody works it, it is up to who opened it to ask.
      return { ...ofCase, event: NotificationEvent.CASE_OVERDUE, personIds: others(assigneeId ?? openedById) };
    case "session.startedOnNewDevice": {
      const [personIds, device] = [[String(facts.userId)], facts.device as string];
      return { event: NotificationEvent.NEW_DEVICE, personIds, permission: null, caseId: null, device };
    }
    default:
      return null;
  }
}
