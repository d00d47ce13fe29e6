import type { Upstream } from "../transports/transport.ts";
import { readLimited } from "./body.ts";
import type { Exchange } from "./exchange.ts";
import { Refusal, type Reply } from "./reply.ts";

/** A mail that came back brings the mail along. */
const MOST_BOUNCED = 256 * 1024;

/** Of pages that messaging shows: no script, styles of their own, a form that leads back to them. */
const PAGE_CSP =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/**
 * `/mail/…`, and in development `/dev/outbox`: what messaging answers itself. Whoever comes with a mail's link is not
 * signed in, so no cookie and no session is looked at; a bearer goes along, for it is what bounces are handed over with.
 */
export function mailHandler(messaging: Upstream | undefined): (exchange: Exchange) => Promise<Reply> {
  return async ({ request, path, query, caller }) => {
    const { method = "GET", headers } = request;
    if (!messaging || !["GET", "HEAD", "POST"].includes(method)) throw missing();
    const url = new URL(path, "http://messaging");
    if (!/^\/(mail|dev\/outbox)(\/|$)/.test(url.pathname)) throw missing();
    url.search = query.toString();
    const body = method === "POST" ? await readLimited(request, MOST_BOUNCED) : null;
    const type = headers["content-type"] ?? "application/octet-stream";
    const asked = new Request(url, {
      method,
      body: body && new Uint8Array(body),
      ...(body && { headers: { "content-type": type } }),
    });
    const authorization = headers.authorization ?? null;
    const answer = await messaging.route(asked, { ...caller, authorization }).catch(() => {
      throw new Refusal(503, "UNAVAILABLE", "This part of the service does not answer now.");
    });
    if (!answer || answer.status === 404) throw missing();
    return {
      status: answer.status,
      headers: {
        "content-type": answer.headers.get("content-type") ?? "text/plain",
        "cache-control": "no-store",
        "content-security-policy": PAGE_CSP,
      },
      body: Buffer.from(await answer.arrayBuffer()),
    };
  };
}

function missing(): Refusal {
  return new Refusal(404, "NOT_FOUND", "There is nothing at this address.");
}
