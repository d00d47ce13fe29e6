/** The cookies of one site, as a browser keeps them for a visit. */
class Jar {
  readonly #cookies = new Map<string, string>();

  take(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=;]+)=([^;]*)/.exec(line) ?? [];
      if (value) this.#cookies.set(name, value);
      else this.#cookies.delete(name);
    }
  }

  get header(): Record<string, string> {
    return { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
  }
}

const MOST_STEPS = 15;

/** Goes where somebody's browser goes who signs in at a provider, until it is sent to an address that begins so. */
export async function signInThere(url: string, login: string, until: string, jar = new Jar()): Promise<string> {
  let at = url;
  let form: URLSearchParams | null = null;
  for (let step = 0; step < MOST_STEPS; step++) {
    const sent = form ? { method: "POST", body: form } : {};
    const answer: Response = await fetch(at, { ...sent, headers: jar.header, redirect: "manual" });
    jar.take(answer);
    form = null;
    const location = answer.headers.get("location");
    if (location) {
      at = new URL(location, at).href;
      if (at.startsWith(until)) return at;
      continue;
    }
    const page = await answer.text();
    const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1];
    if (!answer.ok || !action) throw new Error(`${at} answered ${answer.status}: ${page.slice(0, 500)}`);
    at = new URL(action.replaceAll("&amp;", "&"), at).href;
    form = new URLSearchParams({ prompt: "login", login, password: "anything" });
  }
  throw new Error(`${url} leads nowhere`);
}

/** A browser at the provider: it stays signed in there from one walk to the next. */
export const newJar = () => new Jar();
