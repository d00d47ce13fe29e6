import type { EntityManager, SelectQueryBuilder } from "typeorm";
import type { Context } from "../../shared/context.ts";
import { type Page, paginate } from "../../shared/page.ts";
import { rowsOf } from "../../shared/rows.ts";
import { Notification } from "./notification.entity.ts";
import type { NotificationsArgs } from "./notification.inputs.ts";

/** Whoever has more unseen ones than this does not need to know how many. */
const MOST_COUNTED = 1000;
const MOST_OF_A_CASE = 20;

/** A page of the viewer's notifications, newest first. */
export function listNotifications(ctx: Context, { filter, ...page }: NotificationsArgs): Promise<Page<Notification>> {
  const query = ofViewer(ctx);
  const { unseen, event, caseId } = filter ?? {};
  if (unseen != null) query.andWhere(`n.seenAt is ${unseen ? "" : "not "}null`);
  if (event?.length) query.andWhere("n.event = any(:event)", { event });
  if (caseId) query.andWhere("n.caseId = :caseId", { caseId });
  const value = (notification: Notification) => notification.createdAt.toISOString();
  return paginate(query, { by: "n.createdAt", value, kind: "date", direction: "DESC" }, page);
}

/** How many the viewer has not seen; what it costs is bounded, however many there are. */
export async function countUnseen(tx: Pick<EntityManager, "query">, personId: string): Promise<number> {
  const [{ count }] = await tx.query(
    `select count(*)::int from (select from notifications
       where person_id = $1 and in_app and seen_at is null limit ${MOST_COUNTED}) as unseen`,
    [personId],
  );
  return count;
}

/** The viewer's own by id, for the loader behind every reference. */
export async function notificationsById(
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Notification>> {
  const found = await rowsOf(ofViewer(ctx).andWhere("n.id = any(:ids)", { ids }));
  return new Map(found.map((notification) => [notification.id, notification]));
}

/** What the viewer has not seen about each of these cases, the newest few of each, in one statement. */
export async function unseenByCase(
  ctx: Context,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Notification[]>> {
  const newest = `n.id in (select newest.id from unnest(:caseIds::uuid[]) as wanted (case_id)
    cross join lateral (select id from notifications
      where person_id = :viewerId and case_id = wanted.case_id and in_app and seen_at is null
      order by created_at desc, id desc limit ${MOST_OF_A_CASE}) newest)`;
  const query = ofViewer(ctx).andWhere(newest, { caseIds }).orderBy("n.createdAt", "DESC").addOrderBy("n.id", "DESC");
  const byCase = new Map<string, Notification[]>(caseIds.map((id) => [id, []]));
  for (const notification of await rowsOf(query)) byCase.get(String(notification.caseId))?.push(notification);
  return byCase;
}

function ofViewer(ctx: Context): SelectQueryBuilder<Notification> {
  const query = ctx.db.getRepository(Notification).createQueryBuilder("n");
  return query.where("n.personId = :viewerId and n.inApp", { viewerId: ctx.viewer.id });
}
