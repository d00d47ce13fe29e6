import type { Contact } from "../../shared/contacts.ts";
import { contactsOf } from "../../shared/contacts.ts";
import { domainOf, isMailbox, senderIn } from "../../shared/senders/mailbox.ts";
import type { Letter } from "../../shared/senders/message.ts";
import type { Given } from "../../shared/words/fill.ts";
import { languageOf } from "../../shared/words/language.ts";
import type { MessagingContext } from "../context.ts";
import type { Notification } from "../notifications/notification.entity.ts";
import { NotificationEvent } from "../notifications/notification.event.ts";
import { permissionsOf } from "../people/person.service.ts";
import { Channel } from "../preferences/defaults.ts";
import { isEnabled } from "../preferences/preference.service.ts";
import type { MailSettings } from "../settings.ts";
import { writeMail } from "../templates/mail.ts";
import { linkOf } from "../templates/words.ts";
import { caseSeenBy } from "./case-of.ts";
import type { Delivery } from "./delivery.entity.ts";
import { bounceAddressOf, markOfAddress, messageIdOf } from "./marks.ts";
import { isSuppressed } from "./suppression.ts";
import { unsubscribeLink } from "./unsubscribe.ts";

/** A mail that is not sent, and why. */
export interface Unsent {
  readonly reason: "NOT_WANTED" | "NO_ADDRESS" | "ADDRESS_SUPPRESSED" | "NOT_VISIBLE" | "OUTDATED";
}

/**
 * Writes a mail at the moment of sending: with the wishes, the address and the rights that its reader has now. What they
 * may not see any more is not told.
 */
export async function letterFor(
  ctx: MessagingContext,
  mail: MailSettings,
  delivery: Delivery,
  notification: Notification,
  signal: AbortSignal,
): Promise<Letter | Unsent> {
  const { personId, event, actorId } = notification;
  const { publicUrl, linkSecret } = ctx.settings;
  if (!(await isEnabled(ctx.db.manager, personId, event, Channel.EMAIL))) return { reason: "NOT_WANTED" };
  const people = await contactsOf(ctx.peers, actorId ? [personId, actorId] : [personId], { signal });
  const reader = people.get(personId);
  if (!reader?.active || !reader.email || !isMailbox(reader.email)) return { reason: "NO_ADDRESS" };
  const addressMac = markOfAddress(linkSecret, reader.email);
  if (await isSuppressed(ctx.db.manager, personId, addressMac)) return { reason: "ADDRESS_SUPPRESSED" };
  const values = await valuesFor(ctx, notification, reader, people.get(actorId ?? "") ?? null, signal);
  if ("reason" in values) return values as Unsent;
  const sender = senderIn(mail.from);
  if (!sender) throw new Error("MAIL_FROM is no address");
  const unsubscribe = unsubscribeLink(publicUrl, linkSecret, { personId, event, channel: Channel.EMAIL });
  const language = languageOf(reader.language);
  const link = publicUrl + linkOf(notification);
  return {
    messageId: messageIdOf(linkSecret, delivery.id, domainOf(sender.address)),
    date: delivery.createdAt,
    from: sender,
    to: { name: String((values as Given).name), address: reader.email },
    envelopeFrom: mail.bouncesTo ? bounceAddressOf(linkSecret, delivery.id, mail.bouncesTo) : sender.address,
    words: writeMail({ event, language, timeZone: reader.timeZone, values: values as Given, link, unsubscribe }),
    unsubscribe,
  };
}

async function valuesFor(
  ctx: MessagingContext,
  { event, caseId, personId, createdAt, device }: Notification,
  reader: Contact,
  actor: Contact | null,
  signal: AbortSignal,
): Promise<Given | Unsent> {
  const name = reader.displayName;
  if (!caseId) return { name, device, at: createdAt };
  const permissions = await permissionsOf(ctx.db, personId);
  const kase = await caseSeenBy(ctx.peers, caseId, { id: personId, permissions }, signal);
  if (!kase) return { reason: "NOT_VISIBLE" };
  const { reference, title, dueAt } = kase;
  const overdue = event === NotificationEvent.CASE_OVERDUE;
  if (overdue && (!dueAt || dueAt > ctx.now())) return { reason: "OUTDATED" };
  return { name, actor: actor?.displayName ?? "Casegraph", reference, title, dueAt };
}
