import { z } from "zod";
import { EnvError, optional } from "../env.ts";
import { keepText } from "./outbox.ts";
import { sendOverTwilio, type TwilioPlace } from "./twilio.ts";

/** How text messages leave: to Twilio, or into a folder that developers look into. */
export type SmsWay = { readonly twilio: TwilioPlace } | { readonly outbox: string };

/** One text message. */
export interface TextMessage {
  /** The same however often it is tried. */
  readonly id: string;
  readonly at: Date;
  /** E.164. */
  readonly to: string;
  readonly text: string;
}

/** How long Twilio is waited for. */
const TWILIO_MS = 10_000;

/** The variables of whoever sends text messages: all of the first three, or none. */
export const smsEnv = {
  TWILIO_ACCOUNT_SID: optional(z.string().regex(/^AC[0-9a-fA-F]{32}$/, "must be AC and 32 hexadecimal digits")),
  TWILIO_AUTH_TOKEN: optional(z.string()),
  /** A number of ours, a sender's name, or a Messaging Service (MG…). */
  TWILIO_FROM: optional(
    z.string().regex(/^(\+[1-9]\d{6,14}|MG[0-9a-fA-F]{32}|[\w ]{1,11})$/, "must be a number, a name or MG…"),
  ),
  TWILIO_API_URL: z.url({ protocol: /^https?$/, error: "must be an https:// URL" }).default("https://api.twilio.com"),
};

/** What they say. */
export interface SmsEnv {
  readonly TWILIO_ACCOUNT_SID?: string;
  readonly TWILIO_AUTH_TOKEN?: string;
  readonly TWILIO_FROM?: string;
  readonly TWILIO_API_URL: string;
}

/** How text messages leave by what the environment says: Twilio where there is one, else the folder where there may be one. */
export function smsWayOf(env: SmsEnv, outbox: string | null): SmsWay | null {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_FROM: from, TWILIO_API_URL: url } = env;
  if (accountSid && authToken && from) return { twilio: { url, accountSid, authToken, from, wholeMs: TWILIO_MS } };
  if (accountSid || authToken || from)
    throw new EnvError(
      "The environment is not usable:\n  TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_FROM: all of them or none",
    );
  return outbox ? { outbox } : null;
}

/** Sends one text message. Throws a `JobFailure` where nobody took it, final where nobody will. */
export async function sendSms(way: SmsWay, message: TextMessage, signal: AbortSignal): Promise<void> {
  if ("twilio" in way) return sendOverTwilio(way.twilio, message, signal);
  await keepText(way.outbox, { ...message, at: message.at.toISOString() });
}
