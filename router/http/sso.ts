import type { Upstream } from "../transports/transport.ts";
import { readLimited } from "./body.ts";
import type { Exchange } from "./exchange.ts";
import { Refusal, type Reply } from "./reply.ts";

/** A message of 256 KiB in base64, as a form carries it. */
const MOST_POSTED = 400 * 1024;

const ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/** What sources of identities are answered at; `page` where a browser is on its way, and sees a page of ours whatever happens. */
const ROUTES: readonly { readonly path: RegExp; readonly methods: readonly string[]; readonly page: boolean }[] = [
  { path: /^\/auth\/oidc\/callback$/, methods: ["GET"], page: true },
  { path: new RegExp(`^/auth/oidc/${ID}/backchannel-logout$`), methods: ["POST"], page: false },
  { path: new RegExp(`^/auth/saml/${ID}/acs$`), methods: ["POST"], page: true },
  { path: new RegExp(`^/auth/saml/${ID}/slo$`), methods: ["GET", "POST"], page: true },
  { path: new RegExp(`^/auth/saml/${ID}/metadata$`), methods: ["GET"], page: false },
];

/** What of an answer goes on to whoever asked. */
const PASSED_ON = ["content-type", "location"];

/**
 * `/auth/oidc/…` and `/auth/saml/…`: what a source sends, by a browser or by itself, reaches identity as it came, and nothing
 * else does. No cookie and no session is looked at: whoever finishes what arrives here shows theirs when they do.
 */
export function ssoHandler(identity: Upstream): (exchange: Exchange) => Promise<Reply> {
  return async (exchange) => {
    const { path } = exchange;
    const route = ROUTES.find((one) => one.path.test(path));
    if (!route) throw missing();
    const { method = "GET" } = exchange.request;
    const asked = method === "HEAD" ? "GET" : method;
    if (!route.methods.includes(asked))
      throw new Refusal(405, "INVALID", "This is not asked so.", { allow: route.methods.join(", ") });
    try {
      return await answered(identity, exchange, asked);
    } catch (error) {
      if (!route.page || !(error instanceof Refusal) || error.status === 404) throw error;
      const code = error.status === 503 ? "SSO_UNAVAILABLE" : "SSO_INVALID";
      const location = `/sign-in/sso?refused=${code}`;
      return { status: 303, headers: { ...error.headers, location, "cache-control": "no-store" } };
    }
  };
}

async function answered(identity: Upstream, exchange: Exchange, method: string): Promise<Reply> {
  const { request, path, caller } = exchange;
  // As it came, to the byte: what is signed in a query is signed as it was written.
  const [, search = ""] = /^[^?]*(\?.*)?$/.exec(request.url ?? "") ?? [];
  const asked = new Request(`http://identity${path}${search}`, {
    method,
    ...(method === "POST" && {
      body: new Uint8Array(await posted(exchange)),
      headers: { "content-type": "application/x-www-form-urlencoded" },
    }),
  });
  const answer = await identity.route(asked, caller).catch(() => {
    throw new Refusal(503, "UNAVAILABLE", "This part of the service does not answer now.");
  });
  if (!answer) throw missing();
  const headers = PASSED_ON.flatMap((name) => {
    const value = answer.headers.get(name);
    return value ? [[name, value]] : [];
  });
  return {
    status: answer.status,
    headers: { "cache-control": "no-store", ...Object.fromEntries(headers) },
    body: Buffer.from(await answer.arrayBuffer()),
  };
}

/** A form, and nothing else: whatever else is posted here is not from a source. */
async function posted({ request }: Exchange): Promise<Buffer> {
  const type = /^\s*([^\s;]*)/.exec(request.headers["content-type"] ?? "")?.[1]?.toLowerCase();
  if (type !== "application/x-www-form-urlencoded" || request.headers["content-encoding"])
    throw new Refusal(415, "INVALID", "Send application/x-www-form-urlencoded.");
  return readLimited(request, MOST_POSTED);
}

function missing(): Refusal {
  return new Refusal(404, "NOT_FOUND", "There is nothing at this address.");
}
