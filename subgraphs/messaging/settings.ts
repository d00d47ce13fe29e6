import type { MailWay } from "../shared/senders/mail.ts";

/** How mail leaves. */
export interface MailSettings {
  readonly way: MailWay;
  /** `Name <address>` or an address. */
  readonly from: string;
  /** Where bounces go: each mail has an address of its own there, `local+id@domain`. Without it they go to `from`. */
  readonly bouncesTo: string | null;
  readonly tries: { readonly attempts: number; readonly backoffMs: number };
}

/** What messaging needs besides a database. Its secrets never come near one. */
export interface MessagingSettings {
  readonly publicUrl: string;
  /** Makes links that switch e-mails off, and what a bounce is recognised by. */
  readonly linkSecret: string;
  /** Null where no mail is sent: then people are told in the app alone. */
  readonly mail: MailSettings | null;
  /** The folder behind /dev/outbox; null where there is none. */
  readonly outbox: string | null;
  /** What whoever brings bounces has to show; null where nobody may. */
  readonly bounceToken: string | null;
  /** Notifications stand in the ledger as of when their cause happened: history is written so. */
  readonly asOfThen: boolean;
}

/** Ten tries within some three hours: a server that lets strangers wait at first wants to see them again. */
export const MAIL_TRIES: MailSettings["tries"] = { attempts: 10, backoffMs: 30_000 };
