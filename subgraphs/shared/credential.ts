import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const MAX_AGE_MS = 30_000;

/** The header by which the router proves itself to a subgraph: a MAC over time, a number used once, scope and body hash. */
export const CREDENTIAL_HEADER = "x-router-credential";

/** Numbers this process's credentials: nobody else can sign one, so it need not be hard to guess. */
const ISSUER = randomBytes(9).toString("base64url");
let issued = 0;

/** Signs one request to a subgraph; `scope` keeps a credential from serving another route or another caller. */
export function signCredential(secret: string, scope: string, body: string | Buffer, now = Date.now()): string {
  issued += 1;
  const nonce = `${ISSUER}-${issued.toString(36)}`;
  return `${now}.${nonce}.${mac(secret, `${now}.${nonce}`, scope, body)}`;
}

/** What a subgraph's process knows of the router's credentials: the secrets that hold, and those that it has seen. */
export class Credentials {
  #seen = new Set<string>();
  #seenBefore = new Set<string>();
  #turnedAt = Date.now();

  /** The present secret first, then the one before it, for as long as routers still sign with that. */
  constructor(private readonly secrets: readonly string[]) {}

  /** Whether the router, and nobody else, sent this body within the last half minute, and not to this process before. */
  holds(scope: string, body: string | Buffer, credential: unknown): boolean {
    const [time = "", nonce = "", given = ""] = typeof credential === "string" ? credential.split(".") : [];
    const actual = Buffer.from(given);
    const signed = this.secrets.some((secret) => {
      const expected = Buffer.from(mac(secret, `${time}.${nonce}`, scope, body));
      return actual.length === expected.length && timingSafeEqual(actual, expected);
    });
    return signed && Math.abs(Date.now() - Number(time)) <= MAX_AGE_MS && this.#isNew(nonce);
  }

  /** Remembers for at least as long as a credential holds: from half a minute ahead to half a minute behind. */
  #isNew(nonce: string): boolean {
    const now = Date.now();
    if (Math.abs(now - this.#turnedAt) > 2 * MAX_AGE_MS) {
      this.#seenBefore = this.#seen;
      this.#seen = new Set();
      this.#turnedAt = now;
    }
    if (this.#seen.has(nonce) || this.#seenBefore.has(nonce)) return false;
    this.#seen.add(nonce);
    return true;
  }
}

function mac(secret: string, when: string, scope: string, body: string | Buffer): string {
  const hash = createHash("sha256").update(body).digest("base64url");
  return createHmac("sha256", secret).update(`${when}\n${scope}\n${hash}`).digest("base64url");
}
