const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);
const LONGEST = 2000;

/** Whether people may be sent there, or metadata fetched: over TLS, or to this very machine where that is allowed. */
export function isSafeUrl(text: string, loopback: boolean): boolean {
  if (text.length > LONGEST || !URL.canParse(text)) return false;
  const { protocol, hostname, username, password, hash } = new URL(text);
  if (username || password || hash) return false;
  return protocol === "https:" || (protocol === "http:" && loopback && LOOPBACK.has(hostname));
}
