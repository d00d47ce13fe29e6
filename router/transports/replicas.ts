import type { ExecutionResult } from "graphql";
import type { SubscribePayload } from "graphql-ws";
import { streamOf } from "../../subgraphs/shared/streams.ts";
import type { Replica, Sign } from "./replica.ts";
import { type Incoming, NotSent, type Outgoing } from "./send.ts";
import type { ResultStream } from "./transport.ts";

const PROBE_EVERY_MS = 500;

/**
 * The processes of one subgraph. Requests go to the one with the least to do; what certainly did not arrive, and every
 * query that was cut off, is asked of another. Where all are unwell somebody is asked all the same; but where all were
 * late again and again, the answer comes at once: waiting for them would only keep everything waiting.
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
    if (this.all.every((replica) => replica.refuses(path))) throw new Error("every process of it was late too often");
    const tried = new Set<Replica>();
    for (;;) {
      const replica = this.#next(tried, outgoing.repeatable);
      const others = this.all.filter((other) => other !== replica && !tried.has(other));
      try {
        return await replica.send(
          path,
          outgoing,
          others.every(({ rests }) => rests),
        );
      } catch (error) {
        tried.add(replica);
        const mayRepeat = error instanceof NotSent || outgoing.repeatable;
        if (!mayRepeat || outgoing.signal.aborted) throw error;
        if (others.every((other) => other.refuses(path))) throw error;
      }
    }
  }

  /** A stream from one process; where that does not open it, from another. Once it runs, its end is its end. */
  subscribe(payload: SubscribePayload): ResultStream {
    const tried = new Set<Replica>();
    const open = () => {
      const replica = this.#next(tried, false);
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
    return streamOf(next, () => {
      left = true;
      return stream.return?.();
    });
  }

  close(): void {
    clearInterval(this.#probes);
    for (const replica of this.all) replica.close();
  }

  #probe(sign: Sign): void {
    for (const replica of this.all) void replica.probe(sign);
  }

  /** Those that have to prove themselves do so with what can be asked again of another. */
  #next(tried: ReadonlySet<Replica>, repeatable: boolean): Replica {
    this.#turn = (this.#turn + 1) % this.all.length;
    const inTurn = [...this.all.slice(this.#turn), ...this.all.slice(0, this.#turn)];
    const left = inTurn.filter((replica) => !tried.has(replica));
    const fit = left.filter((replica) => !replica.rests);
    const sure = repeatable ? [] : fit.filter((replica) => !replica.isDoubtful);
    const among = [sure, fit, left].find(({ length }) => length > 0) ?? [];
    return among.reduce((best, replica) => (replica.running < best.running ? replica : best));
  }
}

function isAway({ value, done }: IteratorResult<ExecutionResult>): boolean {
  return !done && !value.data && value.errors?.[0]?.extensions?.code === "UNAVAILABLE";
}
