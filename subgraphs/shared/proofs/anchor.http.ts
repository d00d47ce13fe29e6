import type { Anchor } from "./anchor.ts";
import { LedgerFault } from "./ledger-fault.ts";

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

  async put(name: string, text: string, signal?: AbortSignal): Promise<void> {
    const response = await this.#ask(name, { method: "PUT", body: text }, signal);
    // What it says of its success is nobody's business, but must not keep the connection.
    await response.body?.cancel();
    if (!response.ok) throw new Error(`${this.place} answered ${response.status} to a PUT of ${name}`);
  }

  async get(name: string): Promise<string | null> {
    const response = await this.#ask(name, { method: "GET" });
    if (response.ok) return response.text();
    await response.body?.cancel();
    if (response.status === 404) return null;
    throw new Error(`${this.place} answered ${response.status} to a GET of ${name}`);
  }

  async list(): Promise<string[]> {
    throw new LedgerFault(
      `${this.place} cannot be listed: copy it into a folder (aws s3 sync, for example), and name that with --heads.`,
    );
  }

  #ask(name: string, init: RequestInit, aborted?: AbortSignal): Promise<Response> {
    const late = AbortSignal.timeout(PATIENCE_MS);
    const signal = aborted ? AbortSignal.any([late, aborted]) : late;
    return this.send(`${this.#base}/${name}`, { ...init, redirect: "error", signal });
  }
}
