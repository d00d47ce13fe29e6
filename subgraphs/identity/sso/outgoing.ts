import { lookup } from "node:dns";
import { BlockList, isIP } from "node:net";
import { Agent, request } from "undici";

/** What a source has to answer within; the edge waits no longer for us (SECURITY.md, section 3.11). */
const TIMEOUT_MS = 2_000;

/** No more is read of an answer. */
const MOST_BYTES = 1024 * 1024;

/** Why nothing came from outside: it is not asked there, or it did not answer as it should. */
export class OutsideFault extends Error {
  constructor(
    readonly kind: "forbidden" | "away" | "oversized",
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What is asked of an address outside. */
interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | null;
  readonly timeoutMs?: number;
  readonly mostBytes?: number;
}

/**
 * Asks an address that an administrator wrote down: over TLS, never within a private network, and no redirect is followed.
 * The address that was looked at is the one that is connected to. With `loopback` this very machine may be asked as well.
 */
export async function fetchOutside(url: string, asked: Asked, { loopback }: { loopback: boolean }): Promise<Response> {
  const { method = "GET", headers = {}, body = null, timeoutMs = TIMEOUT_MS, mostBytes = MOST_BYTES } = asked;
  assertAllowed(new URL(url), loopback);
  try {
    const answer = await request(url, {
      method,
      headers,
      body,
      dispatcher: loopback ? AGENTS.development : AGENTS.production,
      signal: AbortSignal.timeout(timeoutMs),
    });
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of answer.body) {
      size += chunk.length;
      if (size > mostBytes) throw new OutsideFault("oversized", `It answered more than ${mostBytes} bytes.`);
      chunks.push(chunk);
    }
    const { statusCode: status } = answer;
    const type = String(answer.headers["content-type"] ?? "");
    const told = status === 204 || status === 304 ? null : Buffer.concat(chunks);
    return new Response(told, { status, headers: { "content-type": type } });
  } catch (cause) {
    throw faultOf(cause);
  }
}

function faultOf(cause: unknown): OutsideFault {
  if (cause instanceof OutsideFault) return cause;
  if (cause instanceof Error && cause.cause instanceof OutsideFault) return cause.cause;
  return new OutsideFault("away", "It does not answer.", { cause });
}

function assertAllowed({ protocol, hostname }: URL, loopback: boolean): void {
  const host = hostname.replace(/^\[|\]$/g, "");
  const local = loopback && (host === "localhost" || (isIP(host) > 0 && isLoopback(host)));
  if (protocol !== "https:" && !(local && protocol === "http:"))
    throw new OutsideFault("forbidden", "Its address does not begin with https://.");
  if (isIP(host) > 0 && !local && isPrivate(host)) throw insidePrivate();
}

const insidePrivate = () => new OutsideFault("forbidden", "Its address leads into a private network.");

/** A connection goes to an address that was looked at, whatever the name says a moment later. */
const agentFor = (loopback: boolean) =>
  new Agent({
    connect: {
      timeout: TIMEOUT_MS,
      lookup: (hostname, options, done) =>
        lookup(hostname, { ...options, all: true }, (error, addresses) => {
          if (error) return done(error, [], 0);
          const bad = addresses.some(({ address }) => isPrivate(address) && !(loopback && isLoopback(address)));
          const [first] = addresses;
          if (bad || !first) return done(insidePrivate(), [], 0);
          if (options.all) return done(null, addresses);
          done(null, first.address, first.family);
        }),
    },
  });

const AGENTS = { production: agentFor(false), development: agentFor(true) };

const familyOf = (address: string) => (isIP(address) === 6 ? "ipv6" : "ipv4");
const isPrivate = (address: string) => PRIVATE.check(address, familyOf(address));
const isLoopback = (address: string) => LOOPBACK.check(address, familyOf(address));

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet("127.0.0.0", 8, "ipv4");
LOOPBACK.addAddress("::1", "ipv6");

/** What leads to nobody outside (RFC 6890, and what goes with it). */
const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const)
  PRIVATE.addSubnet(network, prefix, "ipv4");
for (const [network, prefix] of [
  ["::", 128],
  ["::1", 128],
  ["64:ff9b::", 96],
  ["100::", 64],
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const)
  PRIVATE.addSubnet(network, prefix, "ipv6");
