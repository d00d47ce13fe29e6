import { fill, type Given, requireValues } from "../../shared/words/fill.ts";
import { Language } from "../../shared/words/language.ts";
import { type MailText, mailTextOf } from "../../shared/words/mail-text.ts";
import type { NotificationEvent } from "../notifications/notification.event.ts";
import { CATALOGUE } from "./catalogue.ts";
import { VALUES } from "./values.ts";

const SWITCH_OFF: Readonly<Record<Language, string>> = {
  [Language.EN]: "Unsubscribe from these e-mails",
  [Language.HI]: "ये ई-मेल बंद करें",
};

/** What a mail is about, and where its links lead. */
export interface MailContent {
  readonly event: NotificationEvent;
  readonly language: Language;
  /** By whose clock moments are told. */
  readonly timeZone: string;
  readonly values: Given;
  readonly link: string;
  /** Null where it cannot be switched off. */
  readonly unsubscribe: string | null;
}

/** Writes a mail from its template. */
export function writeMail({ event, language, timeZone, values, link, unsubscribe }: MailContent): MailText {
  requireValues(`the mail ${event} ${language}`, VALUES[event].mail, values);
  const { mail } = CATALOGUE[event][language];
  const put = (template: string) => fill(template, values, language, timeZone);
  return mailTextOf({
    language,
    subject: put(mail.subject),
    lines: [mail.greeting, ...mail.paragraphs].map(put),
    action: { label: put(mail.action), link },
    reason: put(mail.reason),
    off: unsubscribe ? { label: SWITCH_OFF[language], link: unsubscribe } : null,
  });
}
