import { isIPv6 } from "node:net";

/** The first six groups of an IPv4-mapped IPv6 address (RFC 4291, section 2.5.5.2). */
const MAPPED = "0:0:0:0:0:ffff";

/** Whom an address is counted as: an IPv4 address is itself, an IPv6 client owns its whole /64. */
export function networkOf(address: string | null): string {
  const [plain = ""] = address?.split("%") ?? [];
  if (!isIPv6(plain)) return address ?? "unknown";
  const groups = groupsOf(plain);
  if (groups.slice(0, 6).join(":") === MAPPED) return ipv4Of(groups.slice(6));
  return `${groups.slice(0, 4).join(":")}::/64`;
}

/** All eight groups, as they are written at their shortest: a URL writes an address in one way alone (RFC 5952). */
function groupsOf(address: string): string[] {
  const [left = "", right = ""] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const head = left.split(":").filter(Boolean);
  const tail = right.split(":").filter(Boolean);
  return [...head, ...Array<string>(8 - head.length - tail.length).fill("0"), ...tail];
}

function ipv4Of(groups: readonly string[]): string {
  return groups.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]).join(".");
}
