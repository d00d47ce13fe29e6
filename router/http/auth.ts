import type { Upstream } from "../transports/transport.ts";
import { readJson } from "./body.ts";
import type { Exchange } from "./exchange.ts";
import type { Origins } from "./origin.ts";
import { jsonReply, Refusal, type Reply } from "./reply.ts";
import type { Sessions } from "./session.ts";

/** `POST /auth/session`: a sign-in's ticket becomes cookies, in the browser that began it. */
export function signInHandler(sessions: Sessions, origins: Origins): (exchange: Exchange) => Promise<Reply> {
  return async (exchange) => {
    assertPortalPost(exchange, origins);
    const body = await readJson(exchange.request);
    const ticket = typeof body === "object" && body !== null && "ticket" in body ? body.ticket : null;
    if (typeof ticket !== "string") throw new Refusal(400, "INVALID", "The body has no ticket.");
    if (await sessions.redeem(exchange, ticket)) return jsonReply(200, {});
    throw new Refusal(401, "UNAUTHENTICATED", "This ticket is not valid, or no longer. Sign in again.");
  };
}

/** `POST /auth/logout`: the session ends, and with it every socket that it opened. */
export function signOutHandler(sessions: Sessions, origins: Origins): (exchange: Exchange) => Promise<Reply> {
  return async (exchange) => {
    assertPortalPost(exchange, origins);
    await sessions.end(exchange);
    return { status: 204, headers: { "cache-control": "no-store", "clear-site-data": '"cache"' } };
  };
}

/** `GET /.well-known/*`: what identity publishes, such as the keys that access tokens are signed with. */
export function wellKnownHandler(identity: Upstream): (exchange: Exchange) => Promise<Reply> {
  return async ({ request, path, caller }) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      throw new Refusal(405, "INVALID", "This is read with GET.", { allow: "GET, HEAD" });
    }
    const url = new URL(path, "http://identity");
    // A path with dots in it leads elsewhere: nothing but this folder is published.
    if (!url.pathname.startsWith("/.well-known/")) throw nothingHere();
    const answer = await identity.route(new Request(url), caller).catch(() => {
      throw new Refusal(503, "UNAVAILABLE", "This part of the service does not answer now.");
    });
    if (!answer) throw nothingHere();
    const headers = ["content-type", "cache-control"].flatMap((name) => {
      const value = answer.headers.get(name);
      return value ? [[name, value]] : [];
    });
    return {
      status: answer.status,
      headers: Object.fromEntries(headers),
      body: Buffer.from(await answer.arrayBuffer()),
    };
  };
}

function nothingHere(): Refusal {
  return new Refusal(404, "NOT_FOUND", "There is nothing at this address.");
}

function assertPortalPost({ request }: Exchange, origins: Origins): void {
  if (request.method !== "POST") throw new Refusal(405, "INVALID", "This is asked with POST.", { allow: "POST" });
  origins.assertPortal(request.headers);
}
