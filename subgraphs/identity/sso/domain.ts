/** The part of an e-mail address that says whose it is; null of a phone number. */
export function domainOf(address: string | null): string | null {
  const at = address?.lastIndexOf("@") ?? -1;
  return address && at > 0 ? address.slice(at + 1).toLowerCase() : null;
}
