import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";

/**
 * The client's address: the connection's own, or what the outermost of our own proxies wrote into X-Forwarded-For. What
 * stands further left there was written by the client, and counts for nothing.
 */
export function addressOf(request: IncomingMessage, trustedProxies: number): string | null {
  const own = plain(request.socket.remoteAddress);
  if (trustedProxies === 0) return own;
  const forwarded = String(request.headers["x-forwarded-for"] ?? "").split(",");
  return plain(forwarded.at(-trustedProxies)?.trim()) ?? own;
}

/** An IPv4 address that came over an IPv6 socket is written as IPv4. */
function plain(address: string | undefined): string | null {
  const bare = address?.replace(/^::ffff:(?=\d+\.)/i, "") ?? "";
  return isIP(bare) ? bare : null;
}
