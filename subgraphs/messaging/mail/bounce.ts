import { isAboutMailbox } from "../../shared/senders/smtp.failure.ts";
import { deliveryNamedIn } from "./marks.ts";

/** What a report says: which of our mails came back, and why. */
export interface Bounce {
  readonly deliveryId: string;
  readonly status: string | null;
  readonly noMailbox: boolean;
}

/**
 * Reads a delivery status notification (RFC 3464), as a mail server sends it or as somebody pasted it. Which mail it was
 * says the address that it came back to, or the message id that it quotes; both have our mark, so nobody can have a mail
 * of somebody else's come back. Null where it is none, or says that the mail is only late or has arrived.
 */
export function bounceIn(secret: string, report: string): Bounce | null {
  const text = report.replace(/=\r?\n/g, "").replace(/\r?\n[ \t]+/g, " ");
  const deliveryId = deliveryNamedIn(secret, text);
  const action = field(text, "Action");
  if (!deliveryId || action?.toLowerCase() !== "failed") return null;
  const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec(field(text, "Status") ?? "")?.[0] ?? null;
  const code = Number(/\b(5\d\d)\b/.exec(field(text, "Diagnostic-Code") ?? "")?.[1] ?? Number.NaN);
  return { deliveryId, status, noMailbox: isAboutMailbox(Number.isNaN(code) ? null : code, status) };
}

/** The first field of this name at the beginning of a line, wherever in the report; pasted ones begin with spaces or `>`. */
function field(text: string, name: string): string | null {
  return new RegExp(`^[>\\s]*${name}:\\s*([^\\r\\n]{1,500})`, "im").exec(text)?.[1]?.trim() ?? null;
}
