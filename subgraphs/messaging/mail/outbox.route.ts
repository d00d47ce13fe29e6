import type { MessagingContext } from "../context.ts";
import { escaped, page } from "../templates/html.ts";
import { type KeptMail, keptMails, readMail } from "./outbox.ts";

export const OUTBOX_PATH = "/dev/outbox";

const MOST_SHOWN = 100;
const WIDE = `main{max-width:960px}table{width:100%;border-collapse:collapse}th,td{text-align:left;padding:8px;border-bottom:1px solid #dde1e6;overflow-wrap:anywhere}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f4f5f7;padding:12px;border-radius:6px}iframe{width:100%;height:420px;border:1px solid #dde1e6;border-radius:6px}`;

/** `/dev/outbox`: the mails of an installation that sends none, for its developers; null where mail is sent. */
export async function outboxRoute(request: Request, ctx: MessagingContext): Promise<Response | null> {
  const way = ctx.settings.mail?.way;
  if (!way || !("outbox" in way)) return null;
  if (request.method !== "GET" && request.method !== "HEAD") return new Response(null, { status: 405 });
  const { pathname } = new URL(request.url);
  if (pathname === OUTBOX_PATH) return html("Outbox", list(await keptMails(way.outbox, MOST_SHOWN)));
  const mail = await readMail(way.outbox, pathname.slice(OUTBOX_PATH.length + 1));
  return mail && html(mail.subject, one(mail));
}

function list(mails: readonly KeptMail[]): string[] {
  if (!mails.length) return ["<h1>Outbox</h1>", "<p>No mail was written yet.</p>"];
  const rows = mails.map(
    ({ id, at, to, subject }) =>
      `<tr><td>${escaped(at)}</td><td>${escaped(to)}</td><td><a href="${OUTBOX_PATH}/${escaped(id)}">${escaped(subject)}</a></td></tr>`,
  );
  const head = "<thead><tr><th>Written</th><th>To</th><th>Subject</th></tr></thead>";
  return ["<h1>Outbox</h1>", `<table>${head}<tbody>${rows.join("\n")}</tbody></table>`];
}

/** Somebody else's HTML: in a frame that runs nothing, submits nothing and has no origin. */
function one({ at, to, subject, text, html: body, raw }: KeptMail): string[] {
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

function html(title: string, blocks: readonly string[]): Response {
  return new Response(page("en", title, blocks, WIDE), {
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  });
}
