import { type KeptMail, type KeptMessage, keptMessages, readKept } from "../../shared/senders/outbox.ts";
import { escaped, page } from "../../shared/words/html.ts";
import { oneLine } from "../../shared/words/line.ts";
import type { MessagingContext } from "../context.ts";

export const OUTBOX_PATH = "/dev/outbox";

const MOST_SHOWN = 100;
const WIDE = `main{max-width:960px}table{width:100%;border-collapse:collapse}th,td{text-align:left;padding:8px;border-bottom:1px solid #dde1e6;overflow-wrap:anywhere}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f4f5f7;padding:12px;border-radius:6px}iframe{width:100%;height:420px;border:1px solid #dde1e6;border-radius:6px}`;

/**
 * `/dev/outbox`: the mails and text messages of an installation that sends none, for its developers; null where there is no
 * such folder.
 */
export async function outboxRoute(request: Request, ctx: MessagingContext): Promise<Response | null> {
  const folder = ctx.settings.outbox;
  if (!folder) return null;
  if (request.method !== "GET" && request.method !== "HEAD") return new Response(null, { status: 405 });
  const { pathname } = new URL(request.url);
  if (pathname === OUTBOX_PATH) return html("Outbox", list(await keptMessages(folder, MOST_SHOWN)));
  const message = await readKept(folder, pathname.slice(OUTBOX_PATH.length + 1));
  return message && html(subjectOf(message), "subject" in message ? mail(message) : text(message));
}

/** What it is called in a list: a text message by its words. */
function subjectOf(message: KeptMessage): string {
  return "subject" in message ? message.subject : oneLine(message.text);
}

function list(messages: readonly KeptMessage[]): string[] {
  if (!messages.length)
    return [
      "<h1>Outbox</h1>",
      "<p>Nothing was written yet. Mails and text messages show up here instead of being sent.</p>",
    ];
  const rows = messages.map((message) => {
    const { id, at, to } = message;
    const link = `<a href="${OUTBOX_PATH}/${escaped(id)}">${escaped(subjectOf(message))}</a>`;
    return `<tr><td>${escaped(at)}</td><td>${escaped(to)}</td><td>${link}</td></tr>`;
  });
  const head = "<thead><tr><th>Written</th><th>To</th><th>Subject</th></tr></thead>";
  return ["<h1>Outbox</h1>", `<table>${head}<tbody>${rows.join("\n")}</tbody></table>`];
}

/** A mail with somebody else's HTML: in a frame that runs nothing, submits nothing and has no origin. */
function mail({ at, to, subject, text, html: body, raw }: KeptMail): string[] {
  const links = [...text.matchAll(/https?:\/\/\S+/g)].map(
    ([url]) => `<li><a href="${escaped(url)}">${escaped(url)}</a></li>`,
  );
  return [
    `<p><a href="${OUTBOX_PATH}">Outbox</a></p><h1>${escaped(subject)}</h1>`,
    `<p class="foot">To ${escaped(to)}, ${escaped(at)}</p>`,
    `<iframe title="HTML part" sandbox="" srcdoc="${escaped(body)}"></iframe>`,
    `<h2>Text part</h2><pre>${escaped(text)}</pre><h2>Links</h2><ul>${links.join("")}</ul>`,
    `<details><summary>As it would travel</summary><pre>${escaped(raw)}</pre></details>`,
  ];
}

function text({ at, to, text: words }: KeptMessage): string[] {
  return [
    `<p><a href="${OUTBOX_PATH}">Outbox</a></p><h1>Text message</h1>`,
    `<p class="foot">To ${escaped(to)}, ${escaped(at)}</p>`,
    `<pre>${escaped(words)}</pre>`,
  ];
}

function html(title: string, blocks: readonly string[]): Response {
  return new Response(page("en", title, blocks, WIDE), {
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  });
}
