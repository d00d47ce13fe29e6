import { Agent, request } from "node:http";
import { setTimeout as delay } from "node:timers/promises";

const CREATE = "mutation($input: CreateCase!) { createCase(input: $input) { id } }";
const READ =
  "{ me { displayName } cases(first: 10) { totalCount edges { node { id title assignee { displayName } } } } }";

const LOOK_MS = 100;
const PAUSE_MS = 10;
/** Who asks at any one time. */
const VISITORS = 6;

/** A request that was not answered as it should have been. */
export interface Failure {
  readonly what: string;
  readonly why: string;
}

/**
 * People who read and write without a pause, behind the least that a load balancer does: it keeps connections, sends
 * requests to routers that say that they are ready, and tries another only when one refuses the connection.
 */
export class Visitors {
  readonly failures: Failure[] = [];
  readonly #times: number[] = [];
  readonly #agents: readonly Agent[];
  readonly #ready: boolean[];
  readonly #done: Promise<unknown>;
  #turn = 0;
  #stopping = false;

  constructor(
    private readonly urls: readonly string[],
    private readonly authorization: string,
  ) {
    this.#agents = urls.map(() => new Agent({ keepAlive: true }));
    this.#ready = urls.map(() => true);
    const watching = urls.map((_, router) => this.#watch(router));
    const visiting = Array.from({ length: VISITORS }, (_, visitor) => this.#visit(visitor));
    this.#done = Promise.all([...watching, ...visiting]);
  }

  get answered(): number {
    return this.#times.length;
  }

  /** So many of a hundred answers came within this time. */
  percentile(share: number): number {
    const times = [...this.#times].sort((a, b) => a - b);
    return times[Math.floor((times.length - 1) * share)] ?? 0;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#done;
    for (const agent of this.#agents) agent.destroy();
  }

  async #watch(router: number): Promise<void> {
    while (!this.#stopping) {
      this.#ready[router] = await fetch(`${this.urls[router]}/ready`, { signal: AbortSignal.timeout(2000) }).then(
        ({ ok }) => ok,
        () => false,
      );
      await delay(LOOK_MS);
    }
  }

  async #visit(visitor: number): Promise<void> {
    for (let n = 0; !this.#stopping; n++) {
      const writes = n % 4 === 0;
      const title = `Visit ${visitor}, number ${n}`;
      const body = JSON.stringify(writes ? { query: CREATE, variables: { input: { title } } } : { query: READ });
      const began = performance.now();
      const why = await this.#ask(body).catch((error) => String(error.message));
      if (why) this.failures.push({ what: writes ? "a change" : "a query", why });
      else this.#times.push(performance.now() - began);
      await delay(PAUSE_MS);
    }
  }

  /** What was wrong with the answer, or null; a router that refuses the connection has not seen the request. */
  async #ask(body: string): Promise<string | null> {
    for (const router of this.#inTurn()) {
      try {
        return await this.#send(router, body);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ECONNREFUSED") throw error;
      }
    }
    return "no router took the request";
  }

  #inTurn(): number[] {
    this.#turn += 1;
    const routers = this.urls.map((_, n) => (n + this.#turn) % this.urls.length);
    return [...routers.filter((router) => this.#ready[router]), ...routers.filter((router) => !this.#ready[router])];
  }

  #send(router: number, body: string): Promise<string | null> {
    const headers = { "content-type": "application/json", authorization: this.authorization };
    return new Promise((resolve, reject) => {
      const sent = request(`${this.urls[router]}/graphql`, { method: "POST", agent: this.#agents[router], headers });
      sent.on("error", reject);
      sent.on("response", async (response) => {
        try {
          const text = Buffer.concat(await response.toArray()).toString();
          const { errors } = JSON.parse(text);
          resolve(response.statusCode === 200 && !errors ? null : `${response.statusCode} ${text.slice(0, 300)}`);
        } catch (error) {
          reject(error);
        }
      });
      sent.end(body);
    });
  }
}
