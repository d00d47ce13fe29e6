import type { EntityManager } from "typeorm";
import { JobFailure } from "../../shared/jobs/failure.ts";
import { sendMail } from "../../shared/senders/mail.ts";
import { SmtpFailure } from "../../shared/senders/smtp.failure.ts";
import type { MessagingContext } from "../context.ts";
import { Notification } from "../notifications/notification.entity.ts";
import { Delivery, DeliveryState } from "./delivery.entity.ts";
import { letterFor } from "./letter.ts";
import { countMail } from "./mail.metrics.ts";
import { markOfAddress } from "./marks.ts";
import { suppress } from "./suppression.ts";

/** What a delivery came to, for good. */
export interface Outcome {
  readonly state: DeliveryState.SENT | DeliveryState.BOUNCED | DeliveryState.SUPPRESSED;
  readonly reason: string | null;
  readonly code: number | null;
  readonly status: string | null;
  readonly addressMac: string | null;
}

const NOTHING = { reason: null, code: null, status: null, addressMac: null };

/** Sends a delivery's mail, or says why not. Throws what may go better later, and what an operator has to look at. */
export async function sendDelivery(ctx: MessagingContext, id: string, signal: AbortSignal): Promise<Outcome> {
  const { mail, linkSecret } = ctx.settings;
  if (!mail) throw new JobFailure("NO_MAIL", "This installation sends no mail: SMTP_URL is not set.", { final: true });
  const delivery = await ctx.db.manager.findOneBy(Delivery, { id });
  const notification = delivery && (await ctx.db.manager.findOneBy(Notification, { id: delivery.notificationId }));
  if (!notification) return { ...NOTHING, state: DeliveryState.SUPPRESSED, reason: "GONE" };
  const letter = await letterFor(ctx, mail, delivery, notification, signal);
  if ("reason" in letter) return { ...NOTHING, state: DeliveryState.SUPPRESSED, reason: letter.reason };
  const addressMac = markOfAddress(linkSecret, letter.to.address);
  // Before it is sent: what comes back may come sooner than the answer.
  await ctx.db.query("update deliveries set address_mac = $2 where id = $1", [id, addressMac]);
  try {
    const { kept, ...answer } = await sendMail(mail.way, id, letter, signal);
    return { ...answer, state: DeliveryState.SENT, reason: kept ? "OUTBOX" : null, addressMac };
  } catch (error) {
    if (!(error instanceof SmtpFailure && error.noMailbox)) throw error;
    return { ...error.answer, state: DeliveryState.BOUNCED, reason: error.code, addressMac };
  }
}

/** Writes down what a delivery came to; what bounced meanwhile stays so. */
export async function noteOutcome(
  ctx: MessagingContext,
  tx: EntityManager,
  id: string,
  outcome: Outcome,
): Promise<void> {
  const delivery = await lock(tx, id);
  if (!delivery) return;
  const { state, reason, code, status, addressMac } = outcome;
  const bounced = delivery.state === DeliveryState.BOUNCED;
  const became = bounced ? {} : { state, reason, code, status, addressMac: addressMac ?? delivery.addressMac };
  Object.assign(delivery, became, { attempts: delivery.attempts + 1, updatedAt: ctx.now() });
  await tx.save(delivery);
  if (state === DeliveryState.BOUNCED) await suppress(ctx, tx, delivery);
  const sent = state === DeliveryState.SENT;
  countMail(delivery.event, state, sent ? Date.now() - delivery.createdAt.getTime() : null);
}

/** Writes down a try that failed, and that it was the last one where it was. */
export async function noteFailure(ctx: MessagingContext, id: string, error: unknown, last: boolean): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const delivery = await lock(tx, id);
    if (!delivery || delivery.state === DeliveryState.BOUNCED) return;
    const { code, status } = error instanceof SmtpFailure ? error.answer : NOTHING;
    const reason = error instanceof JobFailure ? error.code : "INTERNAL";
    const state = last ? DeliveryState.FAILED : DeliveryState.QUEUED;
    Object.assign(delivery, { state, reason, code, status, attempts: delivery.attempts + 1, updatedAt: ctx.now() });
    await tx.save(delivery);
    countMail(delivery.event, last ? DeliveryState.FAILED : "DEFERRED");
  });
}

/** Writes down that a mail came back; where nobody lives there, it was the last one to that address. */
export async function noteBounce(
  ctx: MessagingContext,
  id: string,
  bounce: { readonly status: string | null; readonly noMailbox: boolean },
): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    const delivery = await lock(tx, id);
    if (!delivery) return false;
    if (delivery.state === DeliveryState.BOUNCED) return true;
    const { status, noMailbox } = bounce;
    Object.assign(delivery, { state: DeliveryState.BOUNCED, reason: "RETURNED", status, updatedAt: ctx.now() });
    await tx.save(delivery);
    if (noMailbox) await suppress(ctx, tx, delivery);
    countMail(delivery.event, DeliveryState.BOUNCED);
    return true;
  });
}

function lock(tx: EntityManager, id: string): Promise<Delivery | null> {
  return tx.findOne(Delivery, { where: { id }, lock: { mode: "pessimistic_write" } });
}
