import { isIPv6 } from "node:net";

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** Whom an address is counted as: an IPv4 address is itself, an IPv6 client owns its whole /64. */
export function networkOf(address: string | null): string {
  const plain = MAPPED.exec(address ?? "")?.[1] ?? address ?? "unknown";
  if (!isIPv6(plain)) return plain;
  const [left = "", right] = plain.toLowerCase().split("%")[0]!.split("::");
  const head = left ? left.split(":") : [];
  const tail = right ? right.split(":") : [];
  const missing = right === undefined ? 0 : 8 - head.length - tail.length;
  const groups = [...head, ...Array<string>(Math.max(missing, 0)).fill("0"), ...tail];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
