import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Caller } from "../../subgraphs/shared/caller.ts";
import type { TokenVerifier } from "../../subgraphs/shared/token.ts";
import type { Upstream } from "../transports/transport.ts";
import { clearCookie, setCookie } from "./cookies.ts";
import type { Exchange } from "./exchange.ts";
import { hashOf } from "./hash.ts";
import { Refusal } from "./reply.ts";

/** A token that ends within these seconds may end on its way. */
const ALMOST_EXPIRED_S = 5;
/** How long a rotation's outcome is given again to requests that were sent before the browser had it. */
const REMEMBERED_MS = 10_000;
/** For how long a browser is known again by those who signed in with it, each time anew. */
const DEVICE_MS = 365 * 24 * 3_600_000;

const grantShape = z.object({
  accessToken: z.string().regex(/^[\w.-]+$/),
  refreshToken: z.string().regex(/^[\w.~-]+$/),
  expiresAt: z.coerce.date(),
  sessionExpiresAt: z.coerce.date(),
  /** By what the browser is known again from now on, where it is not by what it has. */
  device: z
    .string()
    .regex(/^[\w-]{43}$/)
    .nullish(),
  /** Whether the browser's other tabs may go on for a moment in the session before. */
  renewed: z.boolean().optional(),
});

/** What identity gives for a ticket or a refresh token; it becomes cookies and is never shown to a page. */
type Grant = z.infer<typeof grantShape>;

/** A browser's session: tokens live in cookies that no script can read, and the edge keeps them fresh. */
export interface Sessions {
  /** The bearer behind a request's cookies; an expired one is exchanged on the way. */
  authorize(exchange: Exchange): Promise<string | null>;
  /** The hash of the browser's pre-login cookie, which the answer sets when there was none. */
  bind(exchange: Exchange): string;
  /** Redeems a sign-in ticket; false when identity refuses it. */
  redeem(exchange: Exchange, ticket: string): Promise<boolean>;
  /** Ends the session at identity and in the browser. */
  end(exchange: Exchange): Promise<void>;
}

/** Sessions by identity's routes. */
export function createSessions(identity: Upstream, verify: TokenVerifier): Sessions {
  const refresh = refresher(identity);
  return {
    async authorize({ cookies, caller, setCookies }) {
      const bearer = cookies.access ? `Bearer ${cookies.access}` : null;
      if (bearer && (await isGood(bearer, verify))) return bearer;
      if (!cookies.refresh) return null;
      const grant = await refresh(cookies.refresh, caller);
      setCookies.push(...(grant ? grantCookies(grant) : [clearCookie("access"), clearCookie("refresh")]));
      return grant && `Bearer ${grant.accessToken}`;
    },

    bind({ cookies, setCookies }) {
      const begin = cookies.begin ?? randomBytes(32).toString("base64url");
      if (!cookies.begin) setCookies.push(setCookie("begin", begin));
      return hashOf(begin);
    },

    async redeem(exchange, ticket) {
      const { caller, cookies, setCookies } = exchange;
      const binding = cookies.begin ? hashOf(cookies.begin) : null;
      const grant = await ask(identity, "/auth/session", { ticket }, { ...caller, binding });
      if (!grant) return false;
      if (!grant.renewed) await endAt(identity, exchange).catch(() => {});
      setCookies.push(...grantCookies(grant), clearCookie("begin"));
      const device = grant.device ?? cookies.device;
      if (device) setCookies.push(setCookie("device", device, new Date(Date.now() + DEVICE_MS)));
      return true;
    },

    async end(exchange) {
      exchange.setCookies.push(clearCookie("access"), clearCookie("refresh"));
      await endAt(identity, exchange);
    },
  };
}

/** Several requests and tabs that come with the same refresh token make one rotation. */
function refresher(identity: Upstream): (token: string, caller: Caller) => Promise<Grant | null> {
  const running = new Map<string, Promise<Grant | null>>();
  return (refreshToken, caller) => {
    const key = hashOf(refreshToken);
    const known = running.get(key);
    if (known) return known;
    const forget = () => running.delete(key);
    const grant = ask(identity, "/auth/refresh", { refreshToken }, caller);
    running.set(key, grant);
    grant.then(() => setTimeout(forget, REMEMBERED_MS).unref(), forget);
    return grant;
  };
}

/** A refusal by identity is null; that identity cannot be asked is an error, and nobody is signed out for it. */
async function ask(identity: Upstream, path: string, body: object, caller: Caller): Promise<Grant | null> {
  const response = await post(identity, path, body, caller);
  if (response?.status === 401) return null;
  const grant = response?.ok ? grantShape.safeParse(await response.json().catch(() => null)) : null;
  if (!grant?.success) throw unavailable();
  return grant.data;
}

async function endAt(identity: Upstream, { cookies, caller }: Exchange): Promise<void> {
  if (!cookies.access && !cookies.refresh) return;
  const authorization = cookies.access ? `Bearer ${cookies.access}` : null;
  const body = { refreshToken: cookies.refresh };
  const response = await post(identity, "/auth/logout", body, { ...caller, authorization });
  if (!response?.ok && response?.status !== 401) throw unavailable();
}

async function post(identity: Upstream, path: string, body: object, caller: Caller): Promise<Response | null> {
  const headers = { "content-type": "application/json" };
  const request = new Request(new URL(path, "http://identity"), {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  return identity.route(request, caller).catch(() => null);
}

function grantCookies({ accessToken, refreshToken, expiresAt, sessionExpiresAt }: Grant): string[] {
  return [setCookie("access", accessToken, expiresAt), setCookie("refresh", refreshToken, sessionExpiresAt)];
}

/** Whether it is worth sending. When the keys cannot be read it is sent as it is: the subgraphs decide. */
async function isGood(bearer: string, verify: TokenVerifier): Promise<boolean> {
  const claims = await verify(bearer).catch(() => undefined);
  return claims === undefined || (claims !== null && claims.exp > Date.now() / 1000 + ALMOST_EXPIRED_S);
}

function unavailable(): Refusal {
  return new Refusal(503, "UNAVAILABLE", "Signing in does not answer now. Try again.", { "retry-after": "1" });
}
