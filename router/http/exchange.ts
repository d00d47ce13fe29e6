import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { type Caller, SANE_REQUEST_ID } from "../../subgraphs/shared/caller.ts";
import type { Outcome } from "../metrics.ts";
import { addressOf } from "./address.ts";
import { type Cookies, readCookies } from "./cookies.ts";
import { hashOf } from "./hash.ts";
import { languageOf } from "./language.ts";

const MAX_AGENT = 256;

/** One request at the edge, an upgrade included: what was read from it once, and the cookies that its answer sets. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Who asks, as far as anybody can be known without looking at credentials. */
  readonly caller: Caller;
  readonly cookies: Cookies;
  readonly setCookies: string[];
  /** What became of its operation, for metrics and log; null until there was one. */
  outcome: Outcome | null;
}

/** Whether a request comes from a subgraph of ours, which vouches for the correlation id that it names. */
export type Vouched = (request: IncomingMessage, requestId: string) => boolean;

/**
 * Reads what every request has. A correlation id is kept when it comes from a proxy or a subgraph of ours and looks like
 * one: it ends up in the audit trail, where a client's own words have no place.
 */
export function exchangeOf(request: IncomingMessage, trustedProxies: number, vouched: Vouched = () => false): Exchange {
  const [path = "/", ...query] = (request.url ?? "/").split("?");
  const named = String(request.headers["x-request-id"] ?? "");
  const given = trustedProxies > 0 || (named !== "" && vouched(request, named)) ? named : "";
  const cookies = readCookies(request.headers.cookie);
  return {
    request,
    path,
    query: new URLSearchParams(query.join("?")),
    caller: {
      authorization: null,
      requestId: SANE_REQUEST_ID.test(given) ? given : randomUUID(),
      address: addressOf(request, trustedProxies),
      agent: printable(request.headers["user-agent"]),
      binding: null,
      openedAt: null,
      device: cookies.device ? hashOf(cookies.device) : null,
      language: languageOf(request.headers["accept-language"]),
    },
    cookies,
    setCookies: [],
    outcome: null,
  };
}

/** A header's text as it may be written into another header. */
function printable(text: string | undefined): string | null {
  return text?.replace(/[^\x20-\x7e]/g, "?").slice(0, MAX_AGENT) || null;
}
