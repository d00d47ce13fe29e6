import type { MessagingContext } from "./context.ts";
import { BOUNCES_PATH, bounceRoute } from "./mail/bounce.route.ts";
import { OUTBOX_PATH, outboxRoute } from "./mail/outbox.route.ts";
import { unsubscribeRoute } from "./mail/unsubscribe.route.ts";
import { UNSUBSCRIBE_PATH } from "./mail/unsubscribe.ts";

/** Messaging's own routes, which the router hands on: links in mails, what comes back, and the outbox of development. */
export async function routes(request: Request, ctx: MessagingContext): Promise<Response | null> {
  const { pathname } = new URL(request.url);
  if (pathname === UNSUBSCRIBE_PATH) return unsubscribeRoute(request, ctx);
  if (pathname === BOUNCES_PATH) return bounceRoute(request, ctx);
  if (pathname === OUTBOX_PATH || pathname.startsWith(`${OUTBOX_PATH}/`)) return outboxRoute(request, ctx);
  return null;
}
