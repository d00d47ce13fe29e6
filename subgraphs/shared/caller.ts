import { isLanguage, type LanguageTag } from "./language.ts";

/** What travels with a request from the edge to a subgraph, over every transport. */
export interface Caller {
  /** `Bearer …`, or null for nobody. */
  readonly authorization: string | null;
  /** The correlation id, from the edge to the ledger. */
  readonly requestId: string;
  readonly address: string | null;
  readonly agent: string | null;
  /** Hash of the browser's pre-login cookie: a ticket is redeemed only by the browser that began. */
  readonly binding: string | null;
  /**
   * When the router let in the socket that this comes from, in milliseconds: the token has to be valid as of then, and
   * the session now. The router alone says so, under its credential; a client has no way to.
   */
  readonly openedAt: number | null;
  /** Hash of the cookie by which a browser is known again; null for a client without cookies, and a browser that is new. */
  readonly device: string | null;
  /** What they want to read: one of ours, chosen from what they said that they understand. */
  readonly language: LanguageTag;
}

/** What looks like a correlation id, whoever wrote it. */
export const SANE_REQUEST_ID = /^[\w.:-]{8,64}$/;

const HEADERS = {
  authorization: "authorization",
  requestId: "x-request-id",
  address: "x-client-address",
  agent: "x-client-agent",
  binding: "x-sign-in-binding",
  openedAt: "x-stream-opened",
  device: "x-sign-in-device",
  language: "x-client-language",
} as const satisfies Record<keyof Caller, string>;

const NAMES = Object.keys(HEADERS) as (keyof Caller)[];

/** The caller as headers of a request to a subgraph's process. */
export function headersOf(caller: Caller): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name of NAMES) if (caller[name]) headers[HEADERS[name]] = String(caller[name]);
  return headers;
}

/** What the router's credential covers besides the body: what is asked for, and everything that is said of who asks. */
export function signedScope(target: string, caller: Caller): string {
  const said = Object.entries(headersOf(caller)).map(([name, value]) => `${name}: ${value.trim()}`);
  return [target, ...said].join("\n");
}

/** Reads what `headersOf` wrote; only after the router's credential was checked. */
export function callerFrom(header: (name: string) => string | null | undefined): Caller {
  const read = (name: keyof Caller) => header(HEADERS[name]) || null;
  const language = read("language");
  return {
    authorization: read("authorization"),
    requestId: read("requestId") ?? "",
    address: read("address"),
    agent: read("agent"),
    binding: read("binding"),
    openedAt: momentFrom(read("openedAt")),
    device: read("device"),
    language: isLanguage(language) ? language : "en",
  };
}

/** A caller for what the process does by itself. */
export function nobody(requestId: string): Caller {
  return {
    authorization: null,
    requestId,
    address: null,
    agent: null,
    binding: null,
    openedAt: null,
    device: null,
    language: "en",
  };
}

function momentFrom(text: string | null): number | null {
  return text && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
