import type { Context } from "../../shared/context.ts";
import type { Case } from "./case.entity.ts";
import { UNFINISHED } from "./case.status.ts";
import { CaseAction } from "./case.types.ts";

const NEEDS: readonly [CaseAction, string][] = [
  [CaseAction.EDIT, "case:edit"],
  [CaseAction.ASSIGN, "case:assign"],
  [CaseAction.CHANGE_STATUS, "case:change-status"],
  [CaseAction.COMMENT, "case:comment"],
];

/** What the viewer may do with a case that they see. */
export function allowedActions(ctx: Context): CaseAction[] {
  return NEEDS.filter(([, permission]) => ctx.may(permission)).map(([action]) => action);
}

/** Past its due date with work left to do. */
export function isOverdue(ctx: Context, { dueAt, status }: Case): boolean {
  return dueAt !== null && dueAt < ctx.now() && UNFINISHED.includes(status);
}
