import type { Log } from "../../subgraphs/shared/log.ts";
import { READY_PATH } from "../../subgraphs/shared/subgraph.ts";
import { createSender, type Incoming, NotSent, type Outgoing } from "./send.ts";
import type { UpstreamSocket } from "./socket.ts";

const PROBE_TIMEOUT_MS = 1_000;
/** Longer than the pause between two probes: who is not ready stays out until a probe says otherwise. */
const REST_MS = 2_000;

/** Says of a request to this path by nobody who it is from. */
export type Sign = (method: string, path: string) => Record<string, string>;

/** One process of a subgraph: what runs there, and whether it is to get more. */
export class Replica {
  running = 0;
  readonly #sender = createSender();
  #restsUntil = 0;
  #out = false;

  constructor(
    readonly endpoint: URL,
    readonly socket: UpstreamSocket,
    private readonly log: Log,
  ) {}

  /** Whether requests had better go elsewhere. */
  get rests(): boolean {
    return performance.now() < this.#restsUntil;
  }

  async send(path: string, outgoing: Outgoing): Promise<Incoming> {
    this.running += 1;
    try {
      const answer = await this.#sender.send(new URL(path, this.endpoint), outgoing);
      // It goes away: it says so by closing the connections on which it answers.
      if (answer.headers.connection === "close") this.#rest("it is going away");
      return answer;
    } catch (error) {
      if (error instanceof NotSent) this.#rest("it cannot be reached");
      throw error;
    } finally {
      this.running -= 1;
    }
  }

  /** Asks whether it can serve: finds those that went and those that came back, with and without requests. */
  async probe(sign: Sign): Promise<void> {
    const signal = AbortSignal.timeout(PROBE_TIMEOUT_MS);
    const headers = () => sign("GET", READY_PATH);
    const url = new URL(READY_PATH, this.endpoint);
    const answer = await this.#sender
      .send(url, { method: "GET", headers, body: "", signal, repeatable: true })
      .catch(() => null);
    if (!answer || answer.status >= 300) return this.#rest(answer ? "it is not ready" : "it does not answer");
    if (this.#out) this.log.info({ replica: this.endpoint.host }, "a replica is back");
    this.#out = false;
    this.#restsUntil = 0;
  }

  close(): void {
    this.socket.close();
    this.#sender.close();
  }

  /** Idle connections go at once: the process must not close one in the moment in which a request is sent on it. */
  #rest(why: string): void {
    if (!this.#out) this.log.warn({ replica: this.endpoint.host, why }, "a replica gets no more requests for now");
    this.#out = true;
    this.#restsUntil = performance.now() + REST_MS;
    this.#sender.dropIdle();
  }
}
