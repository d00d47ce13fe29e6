import type { IdentityContext } from "../../context.ts";
import { assertionConsumer } from "./acs.ts";
import { ownMetadata } from "./own-metadata.ts";
import { singleLogout } from "./single-logout.ts";

const PATH = /^\/auth\/saml\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/(acs|slo|metadata)$/;

type Answer = (ctx: IdentityContext, request: Request) => Promise<Response>;

/** How what organisations' providers send to this address is answered, or what they read of us; null of every other one. */
export function samlRoute(method: string, pathname: string): Answer | null {
  const [, connectionId, what] = PATH.exec(pathname) ?? [];
  if (!connectionId) return null;
  switch (`${method} ${what}`) {
    case "POST acs":
      return (ctx, request) => assertionConsumer(ctx, connectionId, request);
    case "GET slo":
    case "POST slo":
      return (ctx, request) => singleLogout(ctx, connectionId, request);
    case "GET metadata":
      return (ctx) => ownMetadata(ctx, connectionId);
    default:
      return null;
  }
}
