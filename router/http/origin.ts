import type { IncomingHttpHeaders } from "node:http";
import { Refusal } from "./reply.ts";

/** Which pages may act with a browser's cookies. */
export interface Origins {
  /** Whether this is one of the portal's pages: its exact origin. Another port of localhost is another origin. */
  allowed(origin: string | undefined): boolean;
  /** Refuses a request that a foreign page could have made a browser send: exact origin and a header no form can set. */
  assertPortal(headers: IncomingHttpHeaders): void;
}

/** The portal's own origin, and whichever others the configuration names. */
export function originsOf(publicUrl: string, others: readonly string[]): Origins {
  const known = new Set([publicUrl, ...others].map((url) => new URL(url).origin));
  const allowed = (origin: string | undefined) => origin !== undefined && known.has(origin);
  return {
    allowed,
    assertPortal(headers) {
      if (!allowed(headers.origin)) throw refusal("This origin may not use a browser's session.");
      if (!headers["x-requested-with"]) throw refusal("A request with cookies needs the header x-requested-with.");
    },
  };
}

function refusal(message: string): Refusal {
  return new Refusal(403, "FORBIDDEN", message);
}
