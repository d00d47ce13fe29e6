import { z } from "zod";
import { optional } from "../env.ts";
import { senderIn } from "./mailbox.ts";
import { type Letter, messageOf } from "./message.ts";
import { keepMail } from "./outbox.ts";
import { type SmtpPlace, sendOverSmtp } from "./smtp.ts";

/** How mail leaves: to a server, or into a folder that developers look into. */
export type MailWay = { readonly smtp: SmtpPlace } | { readonly outbox: string };

/** How long a server may be silent, and how long a message may take. */
const SMTP_TIMES = { silenceMs: 15_000, wholeMs: 60_000 };

/** The variables of whoever sends mail. */
export const mailEnv = {
  /** Where mail is handed over; without it nobody gets any. */
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/, error: "must be an smtp:// or smtps:// URL" })),
  MAIL_FROM: z
    .string()
    .default("Casegraph <casegraph@localhost>")
    .refine((text) => senderIn(text) !== null, "must be an address, or Name <address>"),
};

/** What they say. */
export interface MailEnv {
  readonly SMTP_URL?: string;
  readonly MAIL_FROM: string;
}

/** What became of a mail that was sent. */
export interface MailTaken {
  readonly code: number | null;
  readonly status: string | null;
  /** It stands in the outbox, and nobody got it. */
  readonly kept: boolean;
}

/** How mail leaves by what the environment says: a server where there is one, else the folder where there may be one. */
export function mailWayOf({ SMTP_URL: url }: MailEnv, outbox: string | null): MailWay | null {
  if (url) return { smtp: { url, ...SMTP_TIMES } };
  return outbox ? { outbox } : null;
}

/** Sends one letter; its id is the same however often it is tried. Throws `SmtpFailure` where a server did not take it. */
export async function sendMail(way: MailWay, id: string, letter: Letter, signal: AbortSignal): Promise<MailTaken> {
  const message = await messageOf(letter);
  if ("outbox" in way) {
    await keepMail(way.outbox, id, letter, message);
    return { code: null, status: null, kept: true };
  }
  return { ...(await sendOverSmtp(way.smtp, message, signal)), kept: false };
}
