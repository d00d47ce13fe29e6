import { call } from "../../router/testing/world.ts";
import type { SamlPost } from "./saml.ts";

/** Through a router that trusts one proxy, as a browser posts what a provider's page holds. */
export function postThroughEdge(url: string): SamlPost {
  return async (to, fields, { address }) => {
    const headers = { "content-type": "application/x-www-form-urlencoded", "x-forwarded-for": address };
    const body = new URLSearchParams(fields).toString();
    const answer = await call(`${url}${new URL(to).pathname}`, { method: "POST", headers, body });
    return { status: answer.status, location: answer.headers.location ?? "" };
  };
}
