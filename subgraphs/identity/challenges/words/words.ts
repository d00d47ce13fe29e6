import { fill, type Given, requireValues } from "../../../shared/words/fill.ts";
import type { Language } from "../../../shared/words/language.ts";
import { type MailText, mailTextOf } from "../../../shared/words/mail-text.ts";
import { CATALOGUE } from "./catalogue.ts";
import { type MessageId, valuesOf } from "./message.ts";

/** A message of identity, and what stands in it. */
export interface Message {
  readonly id: MessageId;
  readonly language: Language;
  /** By whose clock moments are told: UTC where that is not known. */
  readonly timeZone?: string;
  readonly values: Given;
}

/** Writes a message as a mail; a code stands apart from the words, to be copied. */
export function mailOf(message: Message, link: string | null): MailText {
  const { id, language, values } = message;
  const { subject, paragraphs, action, reason } = CATALOGUE[language][id];
  const put = filled(`the mail ${id} ${language}`, message);
  return mailTextOf({
    language,
    subject: put(subject),
    lines: paragraphs.map(put),
    code: typeof values.code === "string" ? values.code : undefined,
    action: link ? { label: put(action), link } : undefined,
    reason: put(reason),
  });
}

/**
 * Writes a message as a text message. A code's last line says for whose pages it is, in the form that browsers and keyboards
 * fill in by themselves, and there alone (Origin-bound one-time codes).
 */
export function smsOf(message: Message, host: string): string {
  const { id, language, values } = message;
  const put = filled(`the text message ${id} ${language}`, message);
  const text = put(CATALOGUE[language][id].sms);
  return typeof values.code === "string" ? `${text}\n\n@${host} #${values.code}` : text;
}

function filled(what: string, { id, language, timeZone, values }: Message): (template: string) => string {
  requireValues(what, valuesOf(id), values);
  return (template) => fill(template, values, language, timeZone);
}
