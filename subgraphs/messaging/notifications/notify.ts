import { randomUUIDv7 } from "node:crypto";
import type { EntityManager } from "typeorm";
import { Context } from "../../shared/context.ts";
import type { Entry } from "../../shared/ledger/events.ts";
import { record } from "../../shared/ledger/record.ts";
import type { Told } from "../../shared/reactions/reactions.ts";
import type { MessagingContext } from "../context.ts";
import { sendMail } from "../mail/send-mail.job.ts";
import { Channel, isLocked, isOnByDefault } from "../preferences/defaults.ts";
import { requireValues } from "../templates/fill.ts";
import { VALUES } from "../templates/values.ts";
import { type Concern, concernOf } from "./concerned.ts";
import { countNotifications } from "./notification.metrics.ts";

/** One notification for each person, and where they want it by e-mail a delivery: in one statement, whoever they are. */
const ADD = `with concerned as (
    select c.person_id, c.notification_id, c.delivery_id,
      $11::bool or coalesce(app.enabled, $9::bool) as in_app,
      $12::bool and ($11::bool or coalesce(mail.enabled, $10::bool)) as by_mail
    from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as c (person_id, notification_id, delivery_id)
    left join preferences app on (app.person_id, app.event, app.channel) = (c.person_id, $4::text, '${Channel.IN_APP}')
    left join preferences mail on (mail.person_id, mail.event, mail.channel) = (c.person_id, $4::text, '${Channel.EMAIL}')
    where exists (select from people p where p.id = c.person_id
      and ($13::bool or (cardinality(p.permissions) > 0 and ($14::text is null or $14 = any(p.permissions)))))),
  added as (insert into notifications
      (id, created_at, version, entry_id, person_id, event, actor_id, case_id, device, in_app)
    select notification_id, $5::timestamptz, 1, $6::uuid, person_id, $4::text, $7::uuid, $8::uuid, $15::text, in_app from concerned where in_app or by_mail
    on conflict do nothing returning id, person_id),
  queued as (insert into deliveries
      (id, created_at, version, updated_at, notification_id, person_id, event, state, attempts)
    select c.delivery_id, $5::timestamptz, 1, $5::timestamptz, added.id, added.person_id, $4::text, 'QUEUED', 0
    from added join concerned c on c.notification_id = added.id where c.by_mail
    returning id, notification_id)
  select added.id, added.person_id as "personId", queued.id as "deliveryId"
  from added left join queued on queued.notification_id = added.id order by added.id`;

/** Writes the notifications that an entry calls for, in the transaction in which the reaction moves its cursor. */
export async function notify(ctx: MessagingContext, tx: EntityManager, entry: Entry): Promise<Told | null> {
  const concern = concernOf(entry);
  if (!concern?.personIds.length) return null;
  const { event, device } = concern;
  requireValues(`the notification ${event}`, VALUES[event].app, { device });
  const added = await add(ctx, tx, entry, concern);
  const { asOfThen, mail } = ctx.settings;
  const recording = asOfThen
    ? new Context(
        ctx,
        ctx.caller,
        () => null,
        () => entry.at,
      )
    : ctx;
  for (const { id, personId, deliveryId } of added) {
    await record(recording, tx, "notification.added", { id }, { facts: { notificationId: id, personId, event } });
    const job = { ...sendMail, ...mail?.tries };
    if (deliveryId)
      await ctx.jobs.start(tx, job, { id: `notify:${entry.position}:${personId}`, input: { deliveryId } });
  }
  return () => countNotifications(event, added.length, asOfThen ? null : (Date.now() - entry.at.getTime()) / 1000);
}

interface Added {
  readonly id: string;
  readonly personId: string;
  readonly deliveryId: string | null;
}

function add(ctx: MessagingContext, tx: EntityManager, entry: Entry, concern: Concern): Promise<Added[]> {
  const { event, personIds, permission, caseId, device } = concern;
  const fresh = () => personIds.map(() => randomUUIDv7());
  return tx.query(ADD, [
    personIds,
    fresh(),
    fresh(),
    event,
    entry.at,
    entry.id,
    entry.onBehalfOf ?? entry.actor,
    caseId,
    isOnByDefault(event, Channel.IN_APP),
    isOnByDefault(event, Channel.EMAIL),
    isLocked(event),
    ctx.settings.mail !== null,
    caseId === null,
    permission,
    device,
  ]);
}
