import { createHmac, timingSafeEqual } from "node:crypto";

const MARK_BYTES = 16;
const ID = /^[0-9a-f]{32}$/;

/** What a mark is for: one that was made for one purpose says nothing for another. */
type Purpose = "unsubscribe" | "message" | "bounce" | "address";

/** The proof that we ourselves wrote something; whoever reads the database cannot make one. */
export function markOf(secret: string, purpose: Purpose, text: string): string {
  const mac = createHmac("sha256", secret).update(`${purpose}\n${text}`).digest();
  return mac.subarray(0, MARK_BYTES).toString("hex");
}

/** Whether a mark is ours, in the time that it takes for any. */
export function isOurs(secret: string, purpose: Purpose, text: string, mark: string): boolean {
  const own = Buffer.from(markOf(secret, purpose, text));
  const given = Buffer.from(mark);
  return own.length === given.length && timingSafeEqual(own, given);
}

/** An address without the address: equal ones are known again. Mailboxes differ by no letter's case in practice. */
export function markOfAddress(secret: string, address: string): string {
  return markOf(secret, "address", address.trim().toLowerCase());
}

/** The same for every try of a delivery, so that a server that has it already can tell. */
export function messageIdOf(secret: string, deliveryId: string, domain: string): string {
  const id = plain(deliveryId);
  return `<${id}.${markOf(secret, "message", id)}@${domain}>`;
}

/** An address of its own for each mail, so that what comes back says which one it was. */
export function bounceAddressOf(secret: string, deliveryId: string, mailbox: string): string {
  const [local, domain] = mailbox.split("@");
  const id = plain(deliveryId);
  return `${local}+${id}.${markOf(secret, "bounce", id)}@${domain}`;
}

/** The delivery that a text names by its message id or by the address that it came back to. */
export function deliveryNamedIn(secret: string, text: string): string | null {
  for (const [, id = "", mark = ""] of text.matchAll(/\b([0-9a-f]{32})\.([0-9a-f]{32})@/gi)) {
    const [known, said] = [id.toLowerCase(), mark.toLowerCase()];
    if (isOurs(secret, "message", known, said) || isOurs(secret, "bounce", known, said)) return uuidOf(known);
  }
  return null;
}

function plain(uuid: string): string {
  return uuid.replaceAll("-", "");
}

function uuidOf(id: string): string | null {
  return ID.test(id) ? id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5") : null;
}
