import type { ExecutionResult } from "graphql";
import type { SubscribePayload } from "graphql-ws";
import type { Replica, Sign } from "./replica.ts";
import { type Incoming, NotSent, type Outgoing } from "./send.ts";
import type { ResultStream } from "./transport.ts";

const PROBE_EVERY_MS = 500;

/**
 * The processes of one subgraph. Requests go to the one with the least to do; what certainly did not arrive, and every
 * query that was cut off, is asked of another. A single process is never left out: there is nobody else to ask.
 */
export class Replicas {
  readonly #probes: NodeJS.Timeout | undefined;
  #turn = 0;

  constructor(
    private readonly all: readonly Replica[],
    sign: Sign,
  ) {
    if (all.length > 1) this.#probes = setInterval(() => this.#probe(sign), PROBE_EVERY_MS).unref();
  }

  async send(path: string, outgoing: Outgoing): Promise<Incoming> {
    const tried = new Set<Replica>();
    for (;;) {
      const replica = this.#next(tried);
      try {
        return await replica.send(path, outgoing);
      } catch (error) {
        tried.add(replica);
        const mayRepeat = error instanceof NotSent || outgoing.repeatable;
        if (!mayRepeat || outgoing.signal.aborted || tried.size === this.all.length) throw error;
      }
    }
  }

  /** A stream from one process; where that does not open it, from another. Once it runs, its end is its end. */
  subscribe(payload: SubscribePayload): ResultStream {
    const tried = new Set<Replica>();
    const open = () => {
      const replica = this.#next(tried);
      tried.add(replica);
      return replica.socket.subscribe(payload);
    };
    let stream = open();
    let opened = false;
    let left = false;
    const next = async (): Promise<IteratorResult<ExecutionResult>> => {
      const result = await stream.next();
      if (opened || left || tried.size === this.all.length || !isAway(result)) {
        opened = true;
        return result;
      }
      stream = open();
      return next();
    };
    return {
      [Symbol.asyncIterator]() {
        return this;
      },
      next,
      async return() {
        left = true;
        return (await stream.return?.()) ?? { value: undefined, done: true };
      },
    };
  }

  close(): void {
    clearInterval(this.#probes);
    for (const replica of this.all) replica.close();
  }

  #probe(sign: Sign): void {
    for (const replica of this.all) void replica.probe(sign);
  }

  #next(tried: ReadonlySet<Replica>): Replica {
    this.#turn = (this.#turn + 1) % this.all.length;
    const inTurn = [...this.all.slice(this.#turn), ...this.all.slice(0, this.#turn)];
    const left = inTurn.filter((replica) => !tried.has(replica));
    const fit = left.filter((replica) => !replica.rests);
    return (fit.length ? fit : left).reduce((best, replica) => (replica.running < best.running ? replica : best));
  }
}

function isAway({ value, done }: IteratorResult<ExecutionResult>): boolean {
  return !done && !value.data && value.errors?.[0]?.extensions?.code === "UNAVAILABLE";
}
