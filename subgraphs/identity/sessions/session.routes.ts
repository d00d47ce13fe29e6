import { z } from "zod";
import { AppError, appErrorOf } from "../../shared/errors.ts";
import type { IdentityContext } from "../context.ts";
import { publicKeys } from "../keys/signing-key.service.ts";
import { redeemTicket } from "../sign-in/sign-in.service.ts";
import { endByRefreshToken, endSession, refreshSession } from "./session.service.ts";

const short = z.string().min(1).max(200);
const ticketBody = z.object({ ticket: short });
const refreshBody = z.object({ refreshToken: short });

/** Identity's own routes: they answer the edge, which turns tokens into cookies and shows a browser nothing. */
export async function sessionRoutes(request: Request, ctx: IdentityContext): Promise<Response | null> {
  try {
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
  } catch (error) {
    const coded = appErrorOf(error);
    if (!coded) throw error;
    return json(coded.extensions.code === "UNAUTHENTICATED" ? 401 : 400, {
      ...coded.extensions,
      message: coded.message,
    });
  }
}

/** Whoever was idle has no access token left, and still means it: the refresh token says which session ends. */
async function signOut(ctx: IdentityContext, request: Request): Promise<void> {
  const { data } = refreshBody.safeParse(await request.json().catch(() => null));
  if (data) await endByRefreshToken(ctx, data.refreshToken);
  if (ctx.visitor) await endSession(ctx, ctx.visitor.sessionId);
}

async function read<T>(request: Request, shape: z.ZodType<T>): Promise<T> {
  const { data } = shape.safeParse(await request.json().catch(() => null));
  if (!data) throw new AppError("INVALID", "The body is not what this route takes.");
  return data;
}

function json(status: number, body: unknown, cacheControl = "no-store"): Response {
  return Response.json(body, { status, headers: { "cache-control": cacheControl } });
}
