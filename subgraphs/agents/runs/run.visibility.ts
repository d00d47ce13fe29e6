import type { EntityManager, SelectQueryBuilder } from "typeorm";
import type { Context } from "../../shared/context.ts";

/**
 * Whose runs a person may see: their own, those about cases that they may see, everybody's for who may. Rows are named
 * `r` and have the columns of a run. Who may see a case is said as cases says it, of what cases last said in the ledger.
 */
export function visibleTo<T extends object>(ctx: Context, query: SelectQueryBuilder<T>): SelectQueryBuilder<T> {
  if (ctx.may("run:read-all")) return query;
  const { alias } = query;
  const seen = ctx.may("case:read-all")
    ? `${alias}.caseId is not null`
    : `exists (select from case_people p where p.case_id = ${alias}.caseId and ${caseSeen(ctx, ":viewerId")})`;
  return query.andWhere(`(${alias}.startedById = :viewerId or ${seen})`, { viewerId: ctx.viewer.id });
}

/** Whether the viewer may see a case, as far as the ledger was read. */
export async function seesCase(ctx: Context, tx: Pick<EntityManager, "query">, caseId: string): Promise<boolean> {
  if (ctx.may("case:read-all")) return true;
  const rows: unknown[] = await tx.query(
    `select 1 from case_people p where p.case_id = $1 and ${caseSeen(ctx, "$2")}`,
    [caseId, ctx.viewer.id],
  );
  return rows.length > 0;
}

function caseSeen(ctx: Context, viewer: string): string {
  const queue = ctx.may("case:read-queue") ? " or p.assignee_id is null" : "";
  return `(p.opened_by_id = ${viewer} or p.assignee_id = ${viewer}${queue})`;
}
