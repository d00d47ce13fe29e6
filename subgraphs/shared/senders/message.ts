import MailComposer from "nodemailer/lib/mail-composer";
import type { MailText } from "../words/mail-text.ts";

/** Everything that a message is made of. */
export interface Letter {
  readonly messageId: string;
  readonly date: Date;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  /** Where it comes back to, when it does. */
  readonly envelopeFrom: string;
  readonly words: MailText;
  readonly unsubscribe: string | null;
}

/** A message as it travels. */
export interface Message {
  readonly messageId: string;
  readonly envelope: { readonly from: string; readonly to: string };
  readonly raw: Buffer;
}

/** Writes a letter as MIME: text and HTML, for one reader, with what mail programs need to switch it off (RFC 8058). */
export async function messageOf(letter: Letter): Promise<Message> {
  const { messageId, date, from, to, envelopeFrom, words, unsubscribe } = letter;
  const composed = new MailComposer({
    messageId,
    date,
    from,
    to: { name: asHeader(to.name), address: to.address },
    subject: asHeader(words.subject),
    text: words.text,
    html: words.html,
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      ...(unsubscribe && {
        "List-Unsubscribe": { prepared: true, value: `<${unsubscribe}>` },
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  return { messageId, envelope: { from: envelopeFrom, to: to.address }, raw: await composed.build() };
}

/** Words that look like encoded ones (RFC 2047) would be decoded by whoever reads the header: whatever they hide, it stays. */
function asHeader(words: string): string {
  return words.replaceAll("=?", "= ?");
}
