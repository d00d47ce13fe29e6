import type { IdentityContext } from "../../context.ts";
import { assertionConsumer } from "./acs.ts";
import { ownMetadata } from "./own-metadata.ts";
import { singleLogout } from "./single-logout.ts";

const PATH = /^\/auth\/saml\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/(acs|slo|metadata)$/;

/** What organisations' providers answer to, and read of us. Null for every other path. */
export function samlRoutes(request: Request, ctx: IdentityContext): Promise<Response> | null {
  const [, connectionId, what] = PATH.exec(new URL(request.url).pathname) ?? [];
  if (!connectionId) return null;
  switch (`${request.method} ${what}`) {
    case "POST acs":
      return assertionConsumer(ctx, connectionId, request);
    case "GET slo":
    case "POST slo":
      return singleLogout(ctx, connectionId, request);
    case "GET metadata":
      return ownMetadata(ctx, connectionId);
    default:
      return null;
  }
}
