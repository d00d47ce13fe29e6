import type { ExecutionResult } from "graphql";
import type { ResultStream } from "./transport.ts";

const END: IteratorReturnResult<undefined> = { value: undefined, done: true };

/** Results that are pushed on one side and read on the other. */
export interface ResultQueue {
  readonly stream: ResultStream;
  push(result: ExecutionResult): void;
  /** Nothing more comes; what is queued is still read. */
  end(): void;
}

/**
 * A bounded queue: a reader who lags by more than `limit` results loses what is queued and reads `overflow` as the last.
 * `onReturn` runs when the reader leaves first.
 */
export function resultQueue(limit: number, overflow: ExecutionResult, onReturn: () => void): ResultQueue {
  let queued: ExecutionResult[] = [];
  let ended = false;
  let waiting: ((result: IteratorResult<ExecutionResult>) => void) | null = null;

  const deliver = () => {
    if (!waiting) return;
    const value = queued.shift();
    if (value === undefined && !ended) return;
    const resolve = waiting;
    waiting = null;
    resolve(value === undefined ? END : { value, done: false });
  };
  const end = () => {
    ended = true;
    deliver();
  };

  return {
    push(result) {
      if (ended) return;
      queued.push(result);
      if (queued.length > limit) {
        queued = [overflow];
        ended = true;
        onReturn();
      }
      deliver();
    },
    end,
    stream: {
      [Symbol.asyncIterator]() {
        return this;
      },
      next() {
        return new Promise((resolve) => {
          waiting = resolve;
          deliver();
        });
      },
      async return() {
        queued = [];
        if (!ended) onReturn();
        end();
        return END;
      },
    },
  };
}
