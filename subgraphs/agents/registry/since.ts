import type { CaseFacts } from "./case-facts.shapes.ts";

/** What a reminder leaves behind: nobody did anything about the case. */
const REMINDED = "case.overdue";

/** The history without what only reminds. */
export const doings = ({ history }: CaseFacts) => history.newest.filter(({ event }) => event !== REMINDED);

/** Whether the opener wrote since the status changed last; whoever works their own case answers nobody. */
export function openerAnswered(facts: CaseFacts): boolean {
  const { openedById, assigneeId, comments } = facts;
  const since = lastStatusChange(facts)?.at ?? facts.createdAt;
  if (!openedById || openedById === assigneeId) return false;
  return comments.newest.some(({ authorId, at }) => authorId === openedById && at > since);
}

/** Whether a status takes back the last change, an agent's or a person's, although nothing has happened since. */
export function takesBack(facts: CaseFacts, status: string): boolean {
  const last = lastStatusChange(facts);
  if (last?.from !== status) return false;
  const { dueAt, readAt, comments } = facts;
  const becameOverdue = dueAt !== null && dueAt > last.at && dueAt <= readAt;
  return !becameOverdue && doings(facts)[0] === last && !comments.newest.some(({ at }) => at > last.at);
}

const lastStatusChange = (facts: CaseFacts) => doings(facts).find(({ event }) => event === "case.statusChanged");
