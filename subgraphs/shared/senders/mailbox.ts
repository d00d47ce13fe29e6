/** An address as one mailbox: nothing in it could begin a second one, or a header. */
const MAILBOX = /^[^\s@<>()[\]\\,;:"\p{C}\p{Z}]{1,64}@[^\s@<>()[\]\\,;:"\p{C}\p{Z}]{1,253}$/u;
const NAMED = /^(?<name>[^<>\p{Cc}]*?)\s*<(?<address>[^<>]+)>$/u;

/** Whether somebody's address can be written to. */
export function isMailbox(address: string): boolean {
  return MAILBOX.test(address);
}

/** A sender as an operator writes it: `Casegraph <office@example.org>`, or the address alone; null where it is neither. */
export function senderIn(text: string): { readonly name: string; readonly address: string } | null {
  const named = NAMED.exec(text.trim())?.groups;
  const { name = "", address = text.trim() } = named ?? {};
  return isMailbox(address) ? { name: name.replace(/^"|"$/g, ""), address } : null;
}

/** The part behind the `@`. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1);
}
