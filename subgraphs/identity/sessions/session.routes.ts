import { z } from "zod";
import type { IdentityContext } from "../context.ts";
import { publicKeys } from "../keys/signing-key.service.ts";
import { answered, json, read } from "../routes.ts";
import { redeemTicket } from "../sign-in/redeem.ts";
import { endByRefreshToken, endSession, refreshSession } from "./session.service.ts";

const short = z.string().min(1).max(200);
const ticketBody = z.object({ ticket: short });
const refreshBody = z.object({ refreshToken: short });

/** Identity's own routes: they answer the edge, which turns tokens into cookies and shows a browser nothing. */
export function sessionRoutes(request: Request, ctx: IdentityContext): Promise<Response | null> {
  return answered(async () => {
    switch (`${request.method} ${new URL(request.url).pathname}`) {
      case "GET /.well-known/jwks.json":
        return json(200, await publicKeys(ctx), "public, max-age=60");
      case "POST /auth/session":
        return json(200, await redeemTicket(ctx, (await read(request, ticketBody)).ticket));
      case "POST /auth/refresh":
        return json(200, await refreshSession(ctx, (await read(request, refreshBody)).refreshToken));
      case "POST /auth/logout":
        await signOut(ctx, request);
        return new Response(null, { status: 204 });
      default:
        return null;
    }
  });
}

/** Whoever was idle has no access token left, and still means it: the refresh token says which session ends. */
async function signOut(ctx: IdentityContext, request: Request): Promise<void> {
  const { data } = refreshBody.safeParse(await request.json().catch(() => null));
  if (data) await endByRefreshToken(ctx, data.refreshToken);
  if (ctx.visitor) await endSession(ctx, ctx.visitor.sessionId);
}
