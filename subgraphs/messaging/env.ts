import { z } from "zod";
import { doorsEnv, httpUrls, optional, secret, subgraphEnv } from "../shared/env.ts";
import { mailWayOf, type MailEnv as SenderEnv, mailEnv as senderEnv } from "../shared/senders/mail.ts";
import { senderIn } from "../shared/senders/mailbox.ts";
import { MAIL_TRIES, type MailSettings, type MessagingSettings } from "./settings.ts";

/** The variables about mail: the same in a process of its own and in `npm start`. */
export const mailEnv = {
  ...senderEnv,
  /** Where mail comes back to, as `local+id@domain`; without it to MAIL_FROM. */
  MAIL_BOUNCES_TO: optional(
    z.string().refine((text) => !text.includes("<") && senderIn(text) !== null, "must be an address"),
  ),
  /** What whoever hands over bounces at `/mail/bounces` has to show. */
  MAIL_BOUNCE_TOKEN: optional(secret),
};

/** The variables of the process of messaging. */
export const messagingEnv = {
  ...subgraphEnv,
  IDENTITY_URL: doorsEnv.IDENTITY_URL,
  IDENTITY_SECRET: doorsEnv.IDENTITY_SECRET,
  /** One address for each replica of cases. */
  CASES_URL: httpUrls.prefault("http://127.0.0.1:4002/graphql"),
  CASES_SECRET: secret,
  ...mailEnv,
  PORT: z.coerce.number().int().min(0).max(65_535).default(4003),
  JWKS_URL: httpUrls.prefault("http://127.0.0.1:4001/.well-known/jwks.json"),
  /** Makes the links that switch e-mails off. */
  LINK_SECRET: secret,
  /** A folder for mail instead of a server, shown at /dev/outbox: in development alone. */
  OUTBOX_DIR: optional(z.string()),
};

/** What the variables about mail say, however they were read. */
export interface MailEnv extends SenderEnv {
  readonly MAIL_BOUNCES_TO?: string;
  readonly MAIL_BOUNCE_TOKEN?: string;
}

/** How mail leaves by what the environment says: a server where there is one, else the folder where there may be one. */
export function mailSettingsOf(env: MailEnv, outbox: string | null): MailSettings | null {
  const way = mailWayOf(env, outbox);
  return way && { way, from: env.MAIL_FROM, bouncesTo: env.MAIL_BOUNCES_TO ?? null, tries: MAIL_TRIES };
}

/** The settings of messaging's own process. */
export function settingsOf(
  env: MailEnv & { NODE_ENV: string; PUBLIC_URL: string; LINK_SECRET: string; OUTBOX_DIR?: string },
): MessagingSettings {
  const outbox = env.NODE_ENV === "production" ? null : (env.OUTBOX_DIR ?? null);
  return {
    publicUrl: env.PUBLIC_URL,
    linkSecret: env.LINK_SECRET,
    mail: mailSettingsOf(env, outbox),
    outbox,
    bounceToken: env.MAIL_BOUNCE_TOKEN ?? null,
    asOfThen: false,
  };
}
