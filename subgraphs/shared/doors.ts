import type { Caller } from "./caller.ts";
import { AppError } from "./errors.ts";
import type { Graph } from "./graph.ts";
import type { Peers } from "./peers.ts";

/** How a question to another part of the product ends when nobody answers. */
export interface AskOptions {
  /** From now to the whole answer. */
  readonly timeoutMs?: number;
  /** Of a run or a request that may end before. */
  readonly signal?: AbortSignal;
}

/** The ways from a subgraph to the rest of the product. */
export interface Doors {
  readonly graph: Graph;
  readonly peers: Peers;
}

/** For a process that asks nobody: it says which variables it misses. */
export const NO_DOORS: Doors = {
  graph: { from: () => NO_DOORS.graph, execute: closed("ROUTER_URL") },
  peers: { from: () => NO_DOORS.peers, route: closed("IDENTITY_URL") },
};

function closed(variable: string): () => Promise<never> {
  return async () => {
    throw new Error(`This process was not told where to ask: ${variable} is not set.`);
  };
}

/** What is said of who asks, besides their credential: that is handed on where it is named, and never by itself. */
export type Origin = Pick<Caller, "requestId" | "address" | "agent">;

/** Does what takes at most so long; UNAVAILABLE when it took longer, the signal's own reason when that ended it. */
export async function inTime<T>(
  { timeoutMs, signal }: AskOptions & { readonly timeoutMs: number },
  work: (stop: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = AbortSignal.timeout(timeoutMs);
  const stop = signal ? AbortSignal.any([signal, late]) : late;
  signal?.throwIfAborted();
  const stopped = new Promise<never>((_, reject) => {
    stop.addEventListener("abort", () => reject(stop.reason), { once: true });
  });
  // Whoever does not heed the signal is not waited for.
  const working = work(stop);
  working.catch(() => undefined);
  try {
    return await Promise.race([working, stopped]);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof AppError) throw error;
    throw new AppError(
      "UNAVAILABLE",
      "This part of the service does not answer now.",
      {},
      { originalError: error as Error },
    );
  }
}

/** Reads an answer of another process; one that is larger than it may be is not read to its end. */
export async function readAtMost(response: Response, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > most) throw tooLarge(most);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Says what was too large and what to do about it. */
export function tooLarge(most: number): AppError {
  return new AppError("INVALID", `The answer has more than ${most} bytes: ask for less.`);
}
