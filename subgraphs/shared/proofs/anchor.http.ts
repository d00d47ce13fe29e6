import type { Anchor } from "./anchor.ts";

const PATIENCE_MS = 10_000;

/** Sends a request with whatever the place asks for. */
type Send = (url: string, init: RequestInit) => Promise<Response>;

/** A place that takes PUT and answers GET; anything else it says is a failure. */
export class HttpAnchor implements Anchor {
  readonly #base: string;

  constructor(
    url: string,
    private readonly send: Send,
    readonly place = new URL(url).host,
  ) {
    this.#base = url.replace(/\/+$/, "");
  }

  async put(name: string, text: string): Promise<void> {
    const response = await this.#ask(name, { method: "PUT", body: text });
    if (!response.ok) throw new Error(`${this.place} answered ${response.status} to a PUT of ${name}`);
  }

  async get(name: string): Promise<string | null> {
    const response = await this.#ask(name, { method: "GET" });
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`${this.place} answered ${response.status} to a GET of ${name}`);
    return response.text();
  }

  list(): Promise<string[]> {
    throw new Error(`${this.place} cannot be listed: copy it into a folder`);
  }

  #ask(name: string, init: RequestInit): Promise<Response> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    return this.send(`${this.#base}/${name}`, { ...init, redirect: "error", signal });
  }
}
