import { Language } from "../../shared/words/language.ts";
import type { NotificationEvent } from "../notifications/notification.event.ts";
import { CATALOGUE } from "./catalogue.ts";
import { fill, type Given, requireValues } from "./fill.ts";
import { escaped, page } from "./html.ts";
import { oneLine } from "./line.ts";
import { VALUES } from "./values.ts";

const MOST_SUBJECT = 120;
const SWITCH_OFF: Readonly<Record<Language, string>> = {
  [Language.EN]: "Unsubscribe from these e-mails",
  [Language.HI]: "ये ई-मेल बंद करें",
};

/** What a mail is about, and where its links lead. */
export interface MailContent {
  readonly event: NotificationEvent;
  readonly language: Language;
  readonly values: Given;
  readonly link: string;
  /** Null where it cannot be switched off. */
  readonly unsubscribe: string | null;
}

/** A mail's words, ready to be sent. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Writes a mail from its template: text and HTML say the same. */
export function writeMail({ event, language, values, link, unsubscribe }: MailContent): MailText {
  requireValues(`the mail ${event} ${language}`, VALUES[event].mail, values);
  const { mail } = CATALOGUE[event][language];
  const put = (template: string) => fill(template, values, language);
  const subject = oneLine(put(mail.subject), MOST_SUBJECT);
  const lines = [mail.greeting, ...mail.paragraphs].map(put);
  const [action, reason] = [put(mail.action), put(mail.reason)];
  const off = unsubscribe ? SWITCH_OFF[language] : null;
  const text = [...lines, `${action}: ${link}`, `-- \n${reason}`, ...(off ? [`${off}: ${unsubscribe}`] : [])];
  const html = page(language.toLowerCase(), subject, [
    ...lines.map((line) => `<p>${escaped(line)}</p>`),
    `<p><a class="action" href="${escaped(link)}">${escaped(action)}</a></p>`,
    `<p class="foot">${escaped(reason)}</p>`,
    ...(off ? [`<p class="foot"><a href="${escaped(unsubscribe ?? "")}">${escaped(off)}</a></p>`] : []),
  ]);
  return { subject, text: `${text.join("\n\n")}\n`, html };
}
