import { createHash, timingSafeEqual } from "node:crypto";
import type { MessagingContext } from "../context.ts";
import { bounceIn } from "./bounce.ts";
import { noteBounce } from "./delivery.service.ts";

export const BOUNCES_PATH = "/mail/bounces";

const MOST_READ = 256 * 1024;

/** `POST /mail/bounces`: a mail server hands over what came back, with the bearer that it was given. */
export async function bounceRoute(request: Request, ctx: MessagingContext): Promise<Response> {
  const { bounceToken, linkSecret } = ctx.settings;
  if (!bounceToken) return new Response(null, { status: 404 });
  if (request.method !== "POST") return new Response(null, { status: 405 });
  if (!isBearer(ctx.caller.authorization, bounceToken)) return new Response(null, { status: 401 });
  const report = (await request.text()).slice(0, MOST_READ);
  const bounce = bounceIn(linkSecret, report);
  if (!bounce) return Response.json({ understood: false }, { status: 422 });
  const known = await noteBounce(ctx, bounce.deliveryId, bounce);
  return Response.json({ understood: true, known });
}

function isBearer(authorization: string | null, token: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(authorization ?? ""), digest(`Bearer ${token}`));
}
