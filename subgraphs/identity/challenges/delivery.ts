import { JobFailure } from "../../shared/jobs/failure.ts";
import { sendMail } from "../../shared/senders/mail.ts";
import { domainOf, isMailbox, senderIn } from "../../shared/senders/mailbox.ts";
import { sendSms } from "../../shared/senders/sms.ts";
import type { IdentityContext } from "../context.ts";
import type { Challenge } from "./challenge.entity.ts";
import { type Message, mailOf, smsOf } from "./words/words.ts";

/** To whom a message goes, and which one it is: a challenge or a notice. */
type Addressed = Pick<Challenge, "id" | "createdAt" | "addressKind" | "address">;

/** Hands a message to whoever carries it: the same message however often it is tried. */
export async function deliver(
  ctx: IdentityContext,
  to: Addressed,
  message: Message,
  link: string | null,
  signal: AbortSignal,
): Promise<void> {
  if (to.addressKind === "EMAIL") return deliverMail(ctx, to, message, link, signal);
  const { sms } = ctx.settings.sending;
  if (!sms) throw unsent("NO_SMS", "This installation sends no text messages: TWILIO_ACCOUNT_SID is not set.");
  const text = smsOf(message, new URL(ctx.settings.issuer).host);
  await sendSms(sms, { id: to.id, at: to.createdAt, to: to.address, text }, signal);
}

async function deliverMail(
  ctx: IdentityContext,
  { id, createdAt, address }: Addressed,
  message: Message,
  link: string | null,
  signal: AbortSignal,
): Promise<void> {
  const { mail } = ctx.settings.sending;
  if (!mail) throw unsent("NO_MAIL", "This installation sends no mail: SMTP_URL is not set.");
  const from = senderIn(mail.from);
  if (!from) throw new Error("MAIL_FROM is no address");
  if (!isMailbox(address)) throw unsent("NO_MAILBOX", "The address is none that could be written to.");
  const letter = {
    messageId: `<${id}@${domainOf(from.address)}>`,
    date: createdAt,
    from,
    to: { name: "", address },
    envelopeFrom: from.address,
    words: mailOf(message, link),
    unsubscribe: null,
  };
  await sendMail(mail.way, id, letter, signal);
}

function unsent(code: string, message: string): JobFailure {
  return new JobFailure(code, message, { final: true });
}
