import type { SelectQueryBuilder } from "typeorm";
import type { Context } from "../../shared/context.ts";
import type { Case } from "./case.entity.ts";

/**
 * Which cases a person may see: their own, those they work, the queue for whoever looks after it, everything for who
 * may. Said twice, in SQL for lists and in code for events; a test holds the two together.
 */
export function visibleTo(ctx: Context, query: SelectQueryBuilder<Case>): SelectQueryBuilder<Case> {
  if (ctx.may("case:read-all")) return query;
  const queue = ctx.may("case:read-queue") ? ` or ${query.alias}.assigneeId is null` : "";
  return query.andWhere(`(${query.alias}.openedById = :viewerId or ${query.alias}.assigneeId = :viewerId${queue})`, {
    viewerId: ctx.viewer.id,
  });
}

/** Whether the viewer may see this case now. */
export function canSee(ctx: Context<unknown>, kase: Case): boolean {
  const viewerId = ctx.viewer.id;
  if (ctx.may("case:read-all") || kase.openedById === viewerId || kase.assigneeId === viewerId) return true;
  return kase.assigneeId === null && ctx.may("case:read-queue");
}
