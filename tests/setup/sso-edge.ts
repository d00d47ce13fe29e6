import { createHash } from "node:crypto";
import { call, PORTAL } from "../../router/testing/world.ts";
import type { SsoWay } from "./sso-desk.ts";

/** Through a router, as a browser with the cookie that it began with; the router trusts one proxy, and knows these operations. */
export function throughEdge(url: string): SsoWay {
  const headersOf = (address: string) => ({ "x-forwarded-for": address });
  return {
    async ask(operation, input, from, who = null) {
      const begin = cookieOf(from.binding);
      const { json, text } = await call(`${url}/graphql`, {
        method: "POST",
        headers: {
          ...PORTAL,
          ...headersOf(from.address),
          cookie: `__Host-begin=${begin}`,
          ...(who && { authorization: who.authorization }),
        },
        body: JSON.stringify({ documentId: operation, variables: { input } }),
      });
      // The edge says the hash of the cookie: from now on this browser is known by that.
      Object.assign(from, { binding: hashOf(begin) });
      cookies.set(from.binding, begin);
      if (!json) throw new Error(`${operation} was answered: ${text}`);
      return json;
    },
    async get(address, from) {
      const { pathname, search } = new URL(address);
      const { status, headers } = await call(`${url}${pathname}${search}`, { headers: headersOf(from.address) });
      return { status, location: headers.location ?? "" };
    },
    async post(path, form) {
      const headers = { "content-type": "application/x-www-form-urlencoded" };
      return (await call(`${url}${path}`, { method: "POST", headers, body: new URLSearchParams(form).toString() }))
        .status;
    },
  };
}

const cookies = new Map<string, string>();

/** The cookie of a browser: the one that its binding was made of, or one that it has not shown yet. */
const cookieOf = (binding: string) => cookies.get(binding) ?? binding;

const hashOf = (secret: string) => createHash("sha256").update(secret).digest("base64url");
