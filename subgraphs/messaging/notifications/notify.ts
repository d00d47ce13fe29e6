import { randomUUIDv7 } from "node:crypto";
import type { EntityManager } from "typeorm";
import { Context } from "../../shared/context.ts";
import { recordAll } from "../../shared/ledger/record.ts";
import type { Told, Work } from "../../shared/reactions/reactions.ts";
import { requireValues } from "../../shared/words/fill.ts";
import type { MessagingContext } from "../context.ts";
import { sendMail } from "../mail/send-mail.job.ts";
import { Channel, isLocked, isOnByDefault } from "../preferences/defaults.ts";
import type { MessagingSettings } from "../settings.ts";
import { VALUES } from "../templates/values.ts";
import { type Concern, concernOf } from "./concerned.ts";
import { countNotifications } from "./notification.metrics.ts";

/** One notification for each person and entry, and where they want it by e-mail a delivery: in one statement, whoever they are. */
const ADD = `with concerned as (
    select c.*, c.locked or coalesce(app.enabled, c.app_default) as in_app,
      $1::bool and (c.locked or coalesce(mail.enabled, c.mail_default)) as by_mail
    from unnest($2::int[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::timestamptz[], $8::uuid[], $9::uuid[],
        $10::uuid[], $11::bool[], $12::bool[], $13::bool[], $14::text[], $15::text[])
      as c (n, person_id, notification_id, delivery_id, event, at, entry_id, actor_id, case_id, app_default, mail_default,
        locked, permission, device)
    left join preferences app on (app.person_id, app.event, app.channel) = (c.person_id, c.event, '${Channel.IN_APP}')
    left join preferences mail on (mail.person_id, mail.event, mail.channel) = (c.person_id, c.event, '${Channel.EMAIL}')
    where exists (select from people p where p.id = c.person_id and (c.case_id is null
      or (cardinality(p.permissions) > 0 and (c.permission is null or c.permission = any(p.permissions)))))),
  added as (insert into notifications
      (id, created_at, version, entry_id, person_id, event, actor_id, case_id, device, in_app)
    select notification_id, at, 1, entry_id, person_id, event, actor_id, case_id, device, in_app
    from concerned where in_app or by_mail
    on conflict do nothing returning id),
  queued as (insert into deliveries
      (id, created_at, version, updated_at, notification_id, person_id, event, state, attempts)
    select c.delivery_id, c.at, 1, c.at, added.id, c.person_id, c.event, 'QUEUED', 0
    from added join concerned c on c.notification_id = added.id where c.by_mail
    returning id, notification_id)
  select c.n, added.id, c.person_id as "personId", queued.id as "deliveryId"
  from added join concerned c on c.notification_id = added.id
  left join queued on queued.notification_id = added.id order by c.n, added.id`;

/** Somebody's news: an entry, and whom it concerns. */
interface News extends Work<MessagingSettings> {
  readonly concern: Concern;
}

/** Writes the notifications that entries call for, in the transaction in which the reaction moves its cursor. */
export async function notify(tx: EntityManager, works: readonly Work<MessagingSettings>[]): Promise<Told | null> {
  const news = works.flatMap((work): News[] => {
    const concern = concernOf(work.entry);
    return concern?.personIds.length ? [{ ...work, concern }] : [];
  });
  for (const { concern } of news)
    requireValues(`the notification ${concern.event}`, VALUES[concern.event].app, { device: concern.device });
  const added = news.length ? await add(tx, news) : [];
  const happened = added.map(({ n, id, personId }) => ({
    ctx: recordingFor(news[n]!),
    about: { id },
    facts: { notificationId: id, personId, event: news[n]!.concern.event },
  }));
  await recordAll(tx, "notification.added", happened);
  for (const { n, personId, deliveryId } of added) {
    const { ctx, entry } = news[n]!;
    const job = { ...sendMail, ...ctx.settings.mail?.tries };
    if (deliveryId)
      await ctx.jobs.start(tx, job, { id: `notify:${entry.position}:${personId}`, input: { deliveryId } });
  }
  return () => {
    for (const [n, one] of news.entries()) count(one, added.filter((row) => row.n === n).length);
  };
}

/** History stands in the ledger as of when its cause happened. */
function recordingFor({ ctx, entry }: News): MessagingContext {
  if (!ctx.settings.asOfThen) return ctx;
  return new Context(
    ctx,
    ctx.caller,
    () => null,
    () => entry.at,
  );
}

function count({ ctx, entry, concern }: News, many: number): void {
  const seconds = ctx.settings.asOfThen ? null : (Date.now() - entry.at.getTime()) / 1000;
  countNotifications(concern.event, many, seconds);
}

interface Added {
  /** Which of the news it is of. */
  readonly n: number;
  readonly id: string;
  readonly personId: string;
  readonly deliveryId: string | null;
}

function add(tx: EntityManager, news: readonly News[]): Promise<Added[]> {
  const rows = news.flatMap(({ entry, concern }, n) => {
    const { event, personIds, permission, caseId, device } = concern;
    const preferred = [isOnByDefault(event, Channel.IN_APP), isOnByDefault(event, Channel.EMAIL), isLocked(event)];
    const doer = entry.onBehalfOf ?? entry.actor;
    return personIds.map((personId) => [
      ...[n, personId, randomUUIDv7(), randomUUIDv7(), event, entry.at, entry.id, doer, caseId],
      ...[...preferred, permission, device],
    ]);
  });
  const columns = rows[0]!.map((_, column) => rows.map((row) => row[column]));
  return tx.query(ADD, [news[0]!.ctx.settings.mail !== null, ...columns]);
}
