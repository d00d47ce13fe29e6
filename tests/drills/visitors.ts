import { setTimeout as delay } from "node:timers/promises";

const CREATE = "mutation($input: CreateCase!) { createCase(input: $input) { id } }";
const READ =
  "{ me { displayName } cases(first: 10) { totalCount edges { node { id title assignee { displayName } } } } }";

/** Who asks at any one time. */
export const VISITORS = 6;

/** By which a visitor's request reaches a router. */
export interface Way {
  /** Resolves with what came; rejects where nothing did. */
  post(visitor: number, body: string): Promise<{ readonly status: number; readonly text: string }>;
  close(): Promise<void>;
}

/** A request that was not answered as it should have been. */
export interface Failure {
  readonly what: string;
  readonly why: string;
}

/** People who read and write, each pausing for so long after an answer. */
export class Visitors {
  readonly failures: Failure[] = [];
  /** The cases that they were told they had opened. */
  readonly opened: string[] = [];
  readonly #times: number[] = [];
  readonly #done: Promise<unknown>;
  #stopping = false;

  constructor(
    private readonly way: Way,
    private readonly pauseMs: number,
  ) {
    this.#done = Promise.all(Array.from({ length: VISITORS }, (_, visitor) => this.#visit(visitor)));
  }

  get answered(): number {
    return this.#times.length;
  }

  /** How long each answer took, in milliseconds. */
  get times(): readonly number[] {
    return this.#times;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#done;
    await this.way.close();
  }

  async #visit(visitor: number): Promise<void> {
    for (let n = 0; !this.#stopping; n++) {
      const writes = n % 4 === 0;
      const title = `Visit ${visitor}, number ${n}`;
      const body = JSON.stringify(writes ? { query: CREATE, variables: { input: { title } } } : { query: READ });
      const began = performance.now();
      const why = await this.#ask(visitor, body).catch((error) => String(error.message));
      if (why) this.failures.push({ what: writes ? "a change" : "a query", why });
      else this.#times.push(performance.now() - began);
      await delay(this.pauseMs);
    }
  }

  /** What was wrong with the answer, or null. */
  async #ask(visitor: number, body: string): Promise<string | null> {
    const { status, text } = await this.way.post(visitor, body);
    const { data, errors } = JSON.parse(text);
    if (status !== 200 || errors) return `${status} ${text.slice(0, 300)}`;
    if (data.createCase) this.opened.push(data.createCase.id);
    return null;
  }
}
