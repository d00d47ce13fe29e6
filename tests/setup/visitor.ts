/** A form of a page, as a browser would send it. */
export interface Form {
  readonly action: string;
  readonly fields: Record<string, string>;
}

const MOST_REDIRECTS = 10;

/** Somebody with a browser without scripts: cookies by host, redirects, and the first form of a page. */
export class Visitor {
  readonly #cookies = new Map<string, Map<string, string>>();

  /** @param ours What is ours to answer: a visit ends before it gets there. */
  constructor(private readonly ours: string) {}

  /** Goes there and on, until a page or an address of ours; which of them it was. */
  async visit(url: string, form: Form | null = null): Promise<{ url: string; html: string }> {
    let [at, sent] = [url, form];
    for (let n = 0; n < MOST_REDIRECTS; n++) {
      if (at.startsWith(this.ours)) return { url: at, html: "" };
      const answer = await this.#fetch(at, sent);
      const location = answer.headers.get("location");
      const html = await answer.text();
      if (!location) return { url: at, html };
      [at, sent] = [new URL(location, at).href, null];
    }
    throw new Error(`${url} leads nowhere`);
  }

  async #fetch(url: string, form: Form | null): Promise<Response> {
    const jar = this.#cookies.get(new URL(url).host) ?? new Map<string, string>();
    this.#cookies.set(new URL(url).host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const body = form ? new URLSearchParams(form.fields).toString() : null;
    const type = { "content-type": "application/x-www-form-urlencoded" };
    const headers = { cookie, ...(form && type) };
    const answer = await fetch(url, { method: form ? "POST" : "GET", headers, body, redirect: "manual" });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const [name = "", ...value] = pair.split("=");
      if (/expires=Thu, 01.Jan.1970/i.test(line) || value.join("=") === "deleted") jar.delete(name);
      else jar.set(name, value.join("="));
    }
    return answer;
  }
}

/** The form of a page that has this field; with what stands in it. */
export function formWith(field: string, { url, html }: { url: string; html: string }): Form {
  for (const [, attributes = "", content = ""] of html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/gi)) {
    const fields: Record<string, string> = {};
    for (const [tag] of content.matchAll(/<(?:input|textarea)[^>]*>/gi)) {
      const name = attributeOf(tag, "name");
      if (name && !/type="?(?:submit|checkbox|button)/i.test(tag)) fields[name] = attributeOf(tag, "value") ?? "";
    }
    if (field in fields) return { action: new URL(attributeOf(attributes, "action") ?? "", url).href, fields };
  }
  throw new Error(`${url} has no form with ${field}: ${html.replace(/<[^>]+>|\s+/g, " ").slice(0, 500)}`);
}

function attributeOf(tag: string, name: string): string | null {
  const found = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "i").exec(tag);
  const text = found?.[1] ?? found?.[2] ?? null;
  return text?.replace(/&(?:#x([0-9a-f]+)|#(\d+)|amp|quot|lt|gt);/gi, unescaped) ?? null;
}

const NAMED: Readonly<Record<string, string>> = { "&amp;": "&", "&quot;": '"', "&lt;": "<", "&gt;": ">" };

function unescaped(reference: string, hexadecimal?: string, decimal?: string): string {
  if (hexadecimal) return String.fromCodePoint(Number.parseInt(hexadecimal, 16));
  return decimal ? String.fromCodePoint(Number(decimal)) : (NAMED[reference] ?? reference);
}
