import { createHash, createHmac, timingSafeEqual } from "node:crypto";

const MAX_AGE_MS = 30_000;

/** The header by which the router proves itself to a subgraph: a MAC over time, path and body hash. */
export const CREDENTIAL_HEADER = "x-router-credential";

/** Signs one request to a subgraph; `path` keeps a credential from serving another route. */
export function signCredential(secret: string, path: string, body: string | Buffer, now = Date.now()): string {
  return `${now}.${mac(secret, String(now), path, body)}`;
}

/** Whether the router, and nobody else, sent this body to this path within the last half minute. */
export function credentialHolds(secret: string, path: string, body: string | Buffer, credential: unknown): boolean {
  const [time = "", given = ""] = typeof credential === "string" ? credential.split(".") : [];
  const expected = Buffer.from(mac(secret, time, path, body));
  const actual = Buffer.from(given);
  return (
    actual.length === expected.length &&
    timingSafeEqual(actual, expected) &&
    Math.abs(Date.now() - Number(time)) <= MAX_AGE_MS
  );
}

function mac(secret: string, time: string, path: string, body: string | Buffer): string {
  const hash = createHash("sha256").update(body).digest("base64url");
  return createHmac("sha256", secret).update(`${time}\n${path}\n${hash}`).digest("base64url");
}
