import { escaped, page } from "../../shared/words/html.ts";
import { Language } from "../../shared/words/language.ts";
import type { MessagingContext } from "../context.ts";
import { wish } from "../preferences/preference.service.ts";
import { CATALOGUE } from "../templates/catalogue.ts";
import { type Unsubscription, unsubscriptionIn } from "./unsubscribe.ts";

/**
 * What a mail's link leads to. Reading it changes nothing, for programs follow links by themselves; the button on the page
 * and the one click of a mail program (RFC 8058) post to the same address. It needs no sign-in and no cookie.
 */
export async function unsubscribeRoute(request: Request, ctx: MessagingContext): Promise<Response> {
  const token = new URL(request.url).searchParams.get("token") ?? "";
  const unsubscription = unsubscriptionIn(ctx.settings.linkSecret, token);
  if (!unsubscription) return html(400, "This link does not work", [UNKNOWN]);
  if (request.method === "GET" || request.method === "HEAD") return html(200, "Unsubscribe", asking(unsubscription));
  if (request.method !== "POST") return new Response(null, { status: 405 });
  const { personId, event, channel } = unsubscription;
  await wish(ctx, { personId, event, channel, enabled: false, by: "UNSUBSCRIBE_LINK" });
  return html(200, "Unsubscribed", done(unsubscription));
}

const UNKNOWN =
  "<p>This link is not one of ours, or it was cut off. Sign in and open your notification preferences.</p>";

function asking({ event }: Unsubscription): string[] {
  return [
    `<p>Stop e-mails of this kind: <strong>${kindOf(event)}</strong>?</p>`,
    '<form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click">',
    '<button class="action" type="submit">Unsubscribe</button></form>',
    '<p class="foot">Other e-mails, and what you see when you are signed in, stay as they are.</p>',
  ];
}

function done({ event }: Unsubscription): string[] {
  return [
    `<p>You get no more e-mails of this kind: <strong>${kindOf(event)}</strong>.</p>`,
    '<p class="foot">You can switch them on again in your notification preferences.</p>',
  ];
}

function kindOf(event: Unsubscription["event"]): string {
  return escaped(CATALOGUE[event][Language.EN].title);
}

function html(status: number, title: string, blocks: readonly string[]): Response {
  return new Response(page("en", title, [`<h1>${escaped(title)}</h1>`, ...blocks]), {
    status,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  });
}
