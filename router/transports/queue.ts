import type { ExecutionResult } from "graphql";
import { OVER, streamOf } from "../../subgraphs/shared/streams.ts";
import type { ResultStream } from "./transport.ts";

/** How much may wait for one reader. */
export interface QueueLimits {
  readonly results: number;
  readonly bytes: number;
}

/** Results that are pushed on one side and read on the other. */
export interface ResultQueue {
  readonly stream: ResultStream;
  /** How many wait. */
  readonly length: number;
  push(result: ExecutionResult): void;
  /** Nothing more comes; what is queued is still read. */
  end(): void;
}

interface Queued {
  readonly result: ExecutionResult;
  readonly bytes: number;
}

/**
 * A bounded queue: a reader who lags by more than the limits loses what is queued and reads `overflow` as the last.
 * `onReturn` runs when the reader leaves first, `onOverflow` when it is too slow.
 */
export function resultQueue(
  limits: QueueLimits,
  overflow: ExecutionResult,
  onOverflow: () => void,
  onReturn: () => void,
): ResultQueue {
  let queued: Queued[] = [];
  let bytes = 0;
  let ended = false;
  let waiting: ((result: IteratorResult<ExecutionResult>) => void) | null = null;

  const deliver = () => {
    if (!waiting) return;
    const next = queued.shift();
    if (!next && !ended) return;
    bytes -= next?.bytes ?? 0;
    const resolve = waiting;
    waiting = null;
    resolve(next ? { value: next.result, done: false } : OVER);
  };
  const end = () => {
    ended = true;
    deliver();
  };

  return {
    push(result) {
      if (ended) return;
      // Only what has to wait is measured.
      const size = waiting ? 0 : JSON.stringify(result).length;
      queued.push({ result, bytes: size });
      bytes += size;
      if (queued.length > limits.results || bytes > limits.bytes) {
        queued = [{ result: overflow, bytes: 0 }];
        ended = true;
        onOverflow();
      }
      deliver();
    },
    end,
    get length() {
      return queued.length;
    },
    stream: streamOf(
      () =>
        new Promise((resolve) => {
          waiting = resolve;
          deliver();
        }),
      () => {
        queued = [];
        if (!ended) onReturn();
        end();
      },
    ),
  };
}
