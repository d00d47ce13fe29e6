import type { EntityManager } from "typeorm";
import type { Context } from "../../shared/context.ts";
import { record } from "../../shared/ledger/record.ts";
import { notFound } from "../../shared/lock.ts";
import type { MarkAllArgs, MarkArgs } from "./notification.inputs.ts";
import { countUnseen } from "./notification.queries.ts";
import type { NotificationsMarked } from "./notification.types.ts";

const MOST_NAMED = 100;
const MOST_RETURNED = 1000;

const OWN = "person_id = $1 and in_app";

/** Marks the viewer's own as seen; what is seen already stays as it is, and what is not theirs is not there. */
export function markSeen(ctx: Context, { ids }: MarkArgs): Promise<NotificationsMarked> {
  return mark(ctx, "notification.seen", `${OWN} and seen_at is null and id = any($3::uuid[])`, [ctx.now(), ids]);
}

/** Takes a marking back. */
export function markUnseen(ctx: Context, { ids }: MarkArgs): Promise<NotificationsMarked> {
  return mark(ctx, "notification.unseen", `${OWN} and seen_at is not null and id = any($3::uuid[])`, [null, ids]);
}

/** Marks everything up to one that was on the screen; what came while the person clicked stays unseen. */
export async function markAllSeen(ctx: Context, { upTo }: MarkAllArgs): Promise<NotificationsMarked> {
  if (!upTo) return mark(ctx, "notification.seen", `${OWN} and seen_at is null`, [ctx.now()]);
  const [last] = await ctx.db.query(`select created_at as at from notifications where ${OWN} and id = $2`, [
    ctx.viewer.id,
    upTo,
  ]);
  if (!last) throw notFound();
  const where = `${OWN} and seen_at is null and (created_at, id) <= ($3, $4::uuid)`;
  return mark(ctx, "notification.seen", where, [ctx.now(), last.at, upTo]);
}

/** Rows are locked in one order, so that two windows of one person never wait for each other. */
function mark(
  ctx: Context,
  event: "notification.seen" | "notification.unseen",
  where: string,
  values: readonly unknown[],
): Promise<NotificationsMarked> {
  const personId = ctx.viewer.id;
  return ctx.db.transaction(async (tx: EntityManager) => {
    const [rows] = await tx.query(
      `with own as (select id from notifications where ${where} order by id for update)
       update notifications n set seen_at = $2, version = version + 1 from own where n.id = own.id returning n.id`,
      [personId, ...values],
    );
    const ids: string[] = rows
      .map(({ id }: { id: string }) => id)
      .sort()
      .reverse();
    if (ids.length) {
      const notificationIds = ids.length > MOST_NAMED ? [] : ids;
      await record(ctx, tx, event, { id: personId }, { facts: { personId, notificationIds, count: ids.length } });
    }
    return { ids: ids.slice(0, MOST_RETURNED), unseenCount: await countUnseen(tx, personId) };
  });
}
