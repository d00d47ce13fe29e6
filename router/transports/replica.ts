import { CREDENTIAL_CHALLENGE } from "../../subgraphs/shared/credential.ts";
import type { Log } from "../../subgraphs/shared/log.ts";
import { READY_PATH } from "../../subgraphs/shared/subgraph.ts";
import { Breaker } from "./breaker.ts";
import { countLeftOut, type WhyOut, watchReplica } from "./replica.metrics.ts";
import { createSender, type Incoming, NotSent, type Outgoing, type Sender } from "./send.ts";
import type { UpstreamSocket } from "./socket.ts";

const PROBE_TIMEOUT_MS = 1_000;
/** Longer than the pause between two probes: who is not ready stays out until a probe says otherwise. */
const REST_MS = 2_000;
/** Who was late again and again is given less time, where somebody else can be asked after it. */
const TRIAL_MS = 1_000;

const WHY: Readonly<Record<WhyOut, string>> = {
  leaving: "it is going away",
  unreachable: "it cannot be reached",
  silent: "it does not answer",
  unready: "it is not ready",
  late: "its answers do not come in time",
  refusing:
    "it does not take this router's credential: does its ROUTER_SECRET come of this one's, and do the clocks agree?",
};

/** Says of a request to this path by nobody who it is from. */
export type Sign = (method: string, path: string) => Record<string, string>;

/** One process of a subgraph: what runs there, and whether it is to get more. */
export class Replica {
  running = 0;
  readonly #sender: Sender;
  readonly #breaker = new Breaker();
  readonly #unwatch: () => void;
  #restsUntil = 0;
  #out = false;

  constructor(
    readonly endpoint: URL,
    readonly socket: UpstreamSocket,
    private readonly subgraph: string,
    private readonly log: Log,
  ) {
    this.#sender = createSender(endpoint);
    this.#unwatch = watchReplica(subgraph, () => this.#out);
  }

  /** Whether requests had better go elsewhere. */
  get rests(): boolean {
    return performance.now() < this.#restsUntil || !this.#breaker.admits;
  }

  /** Whether it was late so often that it has to prove itself first. */
  get isDoubtful(): boolean {
    return this.#breaker.isAside;
  }

  /** Whether asking this of it would only cost the time until it is late again. */
  refuses(path: string): boolean {
    return this.#runs(path) && !this.#breaker.admits;
  }

  /** `alone`: nobody else can be asked afterwards. */
  async send(path: string, outgoing: Outgoing, alone: boolean): Promise<Incoming> {
    if (!this.#runs(path)) return this.#send(path, outgoing);
    const tries = this.#breaker.asked();
    const hurried = tries && !alone && outgoing.repeatable;
    const signal = hurried ? AbortSignal.any([outgoing.signal, AbortSignal.timeout(TRIAL_MS)]) : outgoing.signal;
    try {
      const answer = await this.#send(path, { ...outgoing, signal });
      if (answer.status >= 500) this.#breaker.abandoned(tries);
      else if (this.#breaker.succeeded()) this.#back();
      return answer;
    } catch (error) {
      if (isTimeout(signal)) this.#failed(tries);
      else this.#breaker.abandoned(tries);
      throw error;
    }
  }

  /** Asks whether it can serve: finds those that went and those that came back, with and without requests. */
  async probe(sign: Sign): Promise<void> {
    const signal = AbortSignal.timeout(PROBE_TIMEOUT_MS);
    const headers = () => sign("GET", READY_PATH);
    const answer = await this.#sender
      .send(READY_PATH, { method: "GET", headers, body: "", signal, repeatable: true })
      .catch(() => null);
    if (!answer) return this.#rest("silent");
    if (answer.status >= 300) return this.#rest(isChallenge(answer) ? "refusing" : "unready");
    this.#restsUntil = 0;
    if (!this.#breaker.isAside) this.#back();
  }

  close(): void {
    this.#unwatch();
    this.socket.close();
    this.#sender.close();
  }

  /** Other routes may well answer while operations do not: they say nothing about those. */
  #runs(path: string): boolean {
    return path === this.endpoint.pathname;
  }

  async #send(path: string, outgoing: Outgoing): Promise<Incoming> {
    this.running += 1;
    try {
      const answer = await this.#sender.send(path, outgoing);
      if (isChallenge(answer)) {
        this.#rest("refusing");
        throw new NotSent(`${this.endpoint.host} does not take this router's credential`);
      }
      // It goes away: it says so by closing the connections on which it answers.
      if (answer.headers.connection === "close") this.#rest("leaving");
      else if (!this.rests && !this.isDoubtful) this.#back();
      return answer;
    } catch (error) {
      if (error instanceof NotSent) this.#rest("unreachable");
      throw error;
    } finally {
      this.running -= 1;
    }
  }

  #failed(tried: boolean): void {
    const pauseMs = this.#breaker.failed(tried);
    if (pauseMs !== null) this.#leaveOut("late", pauseMs);
  }

  /** Idle connections go at once: the process must not close one in the moment in which a request is sent on it. */
  #rest(why: WhyOut): void {
    this.#leaveOut(why);
    this.#restsUntil = performance.now() + REST_MS;
    this.#sender.dropIdle();
  }

  #leaveOut(why: WhyOut, pauseMs?: number): void {
    if (!this.#out) {
      countLeftOut(this.subgraph, why);
      this.log.warn({ replica: this.endpoint.host, why: WHY[why], pauseMs }, "a replica gets no more requests for now");
    }
    this.#out = true;
  }

  #back(): void {
    if (this.#out) this.log.info({ replica: this.endpoint.host }, "a replica is back");
    this.#out = false;
  }
}

function isTimeout({ aborted, reason }: AbortSignal): boolean {
  return aborted && (reason as Error | undefined)?.name === "TimeoutError";
}

/** It has done nothing of what was asked. */
function isChallenge({ status, headers }: Incoming): boolean {
  return status === 401 && headers["www-authenticate"] === CREDENTIAL_CHALLENGE;
}
