import { escaped, page } from "./html.ts";
import type { Language } from "./language.ts";
import { oneLine } from "./line.ts";

const MOST_SUBJECT = 120;

/** A mail's words, ready to be sent. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The parts of a mail, their values filled in. */
export interface MailParts {
  readonly language: Language;
  readonly subject: string;
  /** The greeting and what follows. */
  readonly lines: readonly string[];
  /** What is to be copied from it by hand; stands behind the first line. */
  readonly code?: string;
  readonly action?: { readonly label: string; readonly link: string };
  /** Why its reader gets it. */
  readonly reason: string;
  readonly off?: { readonly label: string; readonly link: string } | null;
}

/** Puts a mail together: text and HTML say the same. */
export function mailTextOf({ language, subject, lines, code, action, reason, off }: MailParts): MailText {
  const line = oneLine(subject, MOST_SUBJECT);
  const [first = "", ...more] = lines;
  const text = [
    first,
    ...(code ? [`    ${code}`] : []),
    ...more,
    ...(action ? [`${action.label}: ${action.link}`] : []),
    `-- \n${reason}`,
    ...(off ? [`${off.label}: ${off.link}`] : []),
  ];
  const html = page(language.toLowerCase(), line, [
    `<p>${escaped(first)}</p>`,
    ...(code ? [`<p class="code">${escaped(code)}</p>`] : []),
    ...more.map((one) => `<p>${escaped(one)}</p>`),
    ...(action ? [`<p><a class="action" href="${escaped(action.link)}">${escaped(action.label)}</a></p>`] : []),
    `<p class="foot">${escaped(reason)}</p>`,
    ...(off ? [`<p class="foot"><a href="${escaped(off.link)}">${escaped(off.label)}</a></p>`] : []),
  ]);
  return { subject: line, text: `${text.join("\n\n")}\n`, html };
}
