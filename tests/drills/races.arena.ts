import { randomInt } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import { call, type Got } from "../../router/testing/world.ts";
import { PEOPLE } from "../../standalone/demo/people.ts";
import { Role } from "../../subgraphs/identity/roles/roles.ts";
import type { Outbox } from "../setup/outbox.ts";

const PATIENCE_MS = 120_000;
/** Doubled each time: a thousand who come again at once every tenth of a second would leave nobody any time to work. */
const PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** Not a verdict: too many at once for the moment. */
const AWAY = new Set(["UNAVAILABLE", "INTERNAL"]);

/** What is sent besides the operation itself. */
export interface From {
  /** The network that it seems to come from; one of its own unless said otherwise. */
  readonly address?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Two routers before two replicas of identity, and everybody who runs against them at once. */
export class Arena {
  #addresses = 0;
  /** Of no race yet: what one leaves of an account must not decide another. */
  readonly #people = PEOPLE.filter(({ role }) => role === Role.CITIZEN).map(({ email }) => email);

  constructor(
    private readonly urls: readonly string[],
    readonly parallel: number,
    private readonly owner: pg.Client,
    readonly outbox: Outbox,
  ) {}

  /** Where the portal's pages are served. */
  get origin(): string {
    return this.urls[0]!;
  }

  /** Sends the same thing as often as it takes to be a race, to both routers in turn; every verdict. */
  race(send: (n: number) => Promise<Got>): Promise<Got[]> {
    return Promise.all(Array.from({ length: this.parallel }, (_, n) => this.#verdict(() => send(n))));
  }

  post(path: string, body: object, { address = this.address(), headers = {} }: From = {}, n = 0): Promise<Got> {
    return call(`${this.urls[n % this.urls.length]}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-for": address, ...headers },
      body: JSON.stringify(body),
    });
  }

  /** What a browser asks for that was sent here from elsewhere. */
  get(path: string, { address = this.address(), headers = {} }: From = {}, n = 0): Promise<Got> {
    return call(`${this.urls[n % this.urls.length]}${path}`, { headers: { "x-forwarded-for": address, ...headers } });
  }

  /** Posts what a page of somebody else's holds. */
  form(path: string, fields: Readonly<Record<string, string>>, n = 0): Promise<Got> {
    return call(`${this.urls[n % this.urls.length]}${path}`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", "x-forwarded-for": this.address() },
      body: new URLSearchParams(fields).toString(),
    });
  }

  ask(query: string, input: object, from?: From, n = 0): Promise<Got> {
    return this.post("/graphql", { query, variables: { input } }, from, n);
  }

  /** Asks what must succeed. */
  // biome-ignore lint/suspicious/noExplicitAny: whoever asks reads what they asked for, whatever its shape
  async must(query: string, input: object, from?: From): Promise<any> {
    const { json, text } = await this.#verdict(() => this.ask(query, input, from));
    if (!json?.data || json.errors) throw new Error(`It was answered: ${text}`);
    return json.data;
  }

  /** What PostgreSQL says, which is what counts; as one number. */
  async count(sql: string, ...values: unknown[]): Promise<number> {
    return Number((await this.owner.query(sql, values)).rows[0].count);
  }

  /** The address of somebody of the demo who was in no race before. */
  someone(): string {
    const email = this.#people.shift();
    if (!email) throw new Error("Everybody of the demo was in a race.");
    return email;
  }

  /** An address of a network that nobody came from before. */
  address(): string {
    const n = this.#addresses++;
    return `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`;
  }

  /** Who was turned away without being looked at comes again. */
  async #verdict(send: () => Promise<Got>): Promise<Got> {
    const deadline = performance.now() + PATIENCE_MS;
    for (let pause = PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      const got = await send().catch(() => null);
      const away =
        !got || got.status >= 500 || got.json?.errors?.some(({ extensions }: Coded) => AWAY.has(extensions.code));
      if (!away) return got;
      if (performance.now() > deadline) throw new Error(`Nobody answered: ${got?.text}`);
      await delay(randomInt(pause / 2, pause));
    }
  }
}

interface Coded {
  readonly extensions: { readonly code: string };
}
