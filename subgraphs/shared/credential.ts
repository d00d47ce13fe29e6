import { createHmac, hash, randomBytes, timingSafeEqual } from "node:crypto";

const MAX_AGE_MS = 30_000;
const PEER_NAME = /^[a-z]{1,32}$/;

/** The header by which the router proves itself to a subgraph: a MAC over time, a number used once, scope and body hash. */
export const CREDENTIAL_HEADER = "x-router-credential";

/** What a subgraph answers to whoever comes without one: nothing was done of what they asked. */
export const CREDENTIAL_CHALLENGE = "RouterCredential";

/** What the credential of a subgraph covers that asks the graph: that the correlation id it names is ours. */
export const GRAPH_SCOPE = "graph";

/** In the answer to an upgrade: what the router's credential for this socket, and for no other, has to cover. */
export const SOCKET_CHALLENGE_HEADER = "x-router-challenge";

/** In a request to a private route: which subgraph asks. It proves itself by the secret that the two share. */
export const PEER_HEADER = "x-peer";

/** What a credential for a socket covers. */
export function socketScope(challenge: string | undefined): string {
  return `ws ${challenge}`;
}

/**
 * The secret that a router and this subgraph alone share (HKDF-Extract, RFC 5869, section 2.2): whoever has a subgraph's
 * is no router to any other. Made of a subgraph's own with the name of a peer, it is what that peer shows at its private
 * routes, and good for nothing else.
 */
export function secretFor(subgraph: string, routerSecret: string): string {
  return createHmac("sha256", subgraph).update(routerSecret).digest("hex");
}

/** Numbers this process's credentials: nobody else can sign one, so it need not be hard to guess. */
const ISSUER = randomBytes(9).toString("base64url");
let issued = 0;

/** Signs one request to a subgraph; `scope` keeps a credential from serving another route or another caller. */
export function signCredential(secret: string, scope: string, body: string | Buffer, now = Date.now()): string {
  issued += 1;
  const nonce = `${ISSUER}-${issued.toString(36)}`;
  return `${now}.${nonce}.${mac(secret, `${now}.${nonce}`, scope, body)}`;
}

/** Whether a credential holds, or why it does not. */
export type Verdict = "holds" | "absent" | "unsigned" | "late" | "repeated";

/** What a subgraph's process knows of the router's credentials: the secrets that hold, and those that it has seen. */
export class Credentials {
  #seen = new Set<string>();
  #seenBefore = new Set<string>();
  #turnedAt = performance.now();

  /** The present secret first, then the one before it, for as long as routers still sign with that. */
  constructor(private readonly secrets: readonly string[]) {}

  /** Whether the router, and nobody else, sent this body within the last half minute, and not to this process before. */
  judge(scope: string, body: string | Buffer, credential: unknown): Verdict {
    if (typeof credential !== "string" || credential === "") return "absent";
    const [time = "", nonce = "", given = ""] = credential.split(".");
    const actual = Buffer.from(given);
    const signed = this.secrets.some((secret) => {
      const expected = Buffer.from(mac(secret, `${time}.${nonce}`, scope, body));
      return actual.length === expected.length && timingSafeEqual(actual, expected);
    });
    if (!signed) return "unsigned";
    if (Math.abs(Date.now() - Number(time)) > MAX_AGE_MS) return "late";
    return this.#isNew(nonce) ? "holds" : "repeated";
  }

  /**
   * Remembers for at least as long as a credential holds: from half a minute ahead to half a minute behind. By a clock
   * that nobody sets: one that jumps must not make it forget.
   */
  #isNew(nonce: string): boolean {
    const now = performance.now();
    if (now - this.#turnedAt > 2 * MAX_AGE_MS) {
      this.#seenBefore = this.#seen;
      this.#seen = new Set();
      this.#turnedAt = now;
    }
    if (this.#seen.has(nonce) || this.#seenBefore.has(nonce)) return false;
    this.#seen.add(nonce);
    return true;
  }
}

/** What a subgraph's process knows of its peers' credentials: each has a secret of its own, which comes of ours. */
export class PeerCredentials {
  readonly #known = new Map<string, Credentials>();

  constructor(private readonly secrets: readonly string[]) {}

  judge(peer: unknown, scope: string, body: string | Buffer, credential: unknown): Verdict {
    if (typeof peer !== "string" || !PEER_NAME.test(peer)) return "absent";
    const of = this.#known.get(peer) ?? new Credentials(this.secrets.map((secret) => secretFor(peer, secret)));
    const verdict = of.judge(scope, body, credential);
    if (verdict === "holds") this.#known.set(peer, of);
    return verdict;
  }
}

function mac(secret: string, when: string, scope: string, body: string | Buffer): string {
  return createHmac("sha256", secret)
    .update(`${when}\n${scope}\n${hash("sha256", body, "base64url")}`)
    .digest("base64url");
}
