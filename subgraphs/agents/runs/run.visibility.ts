import type { EntityManager, SelectQueryBuilder } from "typeorm";
import type { Context } from "../../shared/context.ts";
import { Run } from "./run.entity.ts";

/**
 * Whose runs a person may see: those about cases that they may see, their own that are about none, everybody's for who
 * may. Rows are named `r` and have the columns of a run. Who may see a case is said as cases says it, of what cases last
 * said in the ledger; until it said anything whoever started a run was let in by cases itself.
 */
export function visibleTo<T extends object>(ctx: Context, query: SelectQueryBuilder<T>): SelectQueryBuilder<T> {
  if (ctx.may("run:read-all")) return query;
  const { alias } = query;
  const queue = ctx.may("case:read-queue") ? " or p.assignee_id is null" : "";
  const known = `select from case_people p where p.case_id = ${alias}.caseId`;
  const seen = ctx.may("case:read-all")
    ? `${alias}.caseId is not null`
    : `exists (${known} and (p.opened_by_id = :viewerId or p.assignee_id = :viewerId${queue}))`;
  const own = `${alias}.startedById = :viewerId and not exists (${known})`;
  return query.andWhere(`(${own} or ${seen})`, { viewerId: ctx.viewer.id });
}

/** Whether the viewer may see a run, whose row the transaction holds. */
export function seesRun(ctx: Context, tx: EntityManager, id: string): Promise<boolean> {
  return visibleTo(ctx, tx.createQueryBuilder(Run, "r").where("r.id = :id", { id })).getExists();
}
