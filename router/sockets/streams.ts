import { OVER, streamOf } from "../../subgraphs/shared/streams.ts";

/** The open streams of this process, so that they can be ended together when it goes away. */
export class Streams<T> {
  readonly #stops = new Set<() => void>();
  #stopped = false;

  /** `last` is what each stream ends with. */
  constructor(private readonly last: T) {}

  /** Passes a stream on until it ends, is left, or all are stopped. Plain, so that leaving it waits for nothing. */
  track(source: AsyncIterableIterator<T>, onEnd = () => {}): AsyncIterableIterator<T> {
    let ended = false;
    let final: T | null = null;
    let waiting: ((result: IteratorResult<T>) => void) | null = null;
    const end = () => {
      ended = true;
      onEnd();
      this.#stops.delete(stop);
      void source.return?.();
    };
    const stop = () => {
      if (ended) return;
      end();
      final = this.last;
      if (waiting) waiting(takeFinal());
    };
    const takeFinal = (): IteratorResult<T> => {
      waiting = null;
      if (final === null) return OVER;
      const value = final;
      final = null;
      return { value, done: false };
    };
    this.#stops.add(stop);
    if (this.#stopped) stop();

    const next = (): Promise<IteratorResult<T>> => {
      if (ended) return Promise.resolve(takeFinal());
      return new Promise((resolve, reject) => {
        waiting = resolve;
        const broken = (error: unknown) => {
          if (!ended) end();
          waiting = null;
          reject(error);
        };
        source.next().then((result) => {
          if (ended) return;
          if (result.done) end();
          waiting = null;
          resolve(result);
        }, broken);
      });
    };
    return streamOf(next, () => {
      if (!ended) end();
      waiting?.(OVER);
    });
  }

  /** Ends every stream, and any that is opened from now on. */
  stopAll(): void {
    this.#stopped = true;
    for (const stop of [...this.#stops]) stop();
  }
}
