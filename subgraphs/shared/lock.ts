import type { EntityManager, EntityTarget } from "typeorm";
import type { Context } from "./context.ts";
import { AppError } from "./errors.ts";
import type { Row } from "./row.ts";
import type { OfVersion } from "./validation.ts";

/** The newest changes that a conflict tells of. */
const MOST_EXPLAINED = 20;

/**
 * Locks a row for a change that was decided on a version of it; NOT_FOUND, or CONFLICT that says who changed what
 * since. TypeORM's own version column would let a stale save win.
 */
export async function lockVersion<T extends Row>(
  ctx: Context<unknown>,
  tx: EntityManager,
  entity: EntityTarget<T>,
  { id, version }: OfVersion,
  visible: (ctx: Context<unknown>, row: T) => boolean = () => true,
): Promise<T> {
  const row = await tx.findOne(entity, { where: { id } as never, lock: { mode: "pessimistic_write" } });
  if (!row || !visible(ctx, row)) throw notFound();
  if (row.version !== version) throw await conflict(tx, row, version);
  return row;
}

/** The same words for what does not exist and for what one may not see. */
export function notFound(): AppError {
  return new AppError("NOT_FOUND", "There is no such record, or you may not see it.");
}

/** Read in the transaction that holds the row: a second connection would have to be waited for. */
async function conflict(tx: EntityManager, row: Row, seen: number): Promise<AppError> {
  const changes = await tx.query(
    `select event, coalesce(on_behalf_of, actor) as "actorId",
       case when on_behalf_of is not null then actor end as "agentId", at, (facts->>'version')::int as version,
       array(select jsonb_object_keys(coalesce(changes->'after', '{}'))) as fields
     from ledger.own_record where about = $1 and (facts->>'version')::int > $2 order by version desc limit ${MOST_EXPLAINED}`,
    [row.id, seen],
  );
  const last = changes[0];
  return new AppError("CONFLICT", "Somebody else changed this meanwhile.", {
    version: row.version,
    changedById: last?.actorId ?? null,
    changedByAgentId: last?.agentId ?? null,
    changedAt: last?.at ?? null,
    changes: changes.reverse(),
  });
}
