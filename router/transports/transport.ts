import type { ExecutionResult } from "graphql";
import type { Caller } from "../../subgraphs/shared/caller.ts";
import type { Operation } from "../../subgraphs/shared/subgraph.ts";

/** Results over time. Never an async generator: its return() would wait for the next event. */
export type ResultStream = AsyncIterableIterator<ExecutionResult>;

/** One operation as a plan asks it. */
export interface Asked extends Operation {
  /** The document's text, where it is at hand: it need not be printed. */
  readonly text?: string;
}

/** One subgraph as the router reaches it, in this process or in another. */
export interface Upstream {
  /** Answers a query or mutation; rejects when no whole answer came. */
  execute(operation: Asked, caller: Caller, signal: AbortSignal): Promise<ExecutionResult>;
  /** Opens a stream, or answers at once with the errors that keep it shut. */
  subscribe(operation: Asked, caller: Caller): Promise<ExecutionResult | ResultStream>;
  /** Answers an HTTP route that the subgraph owns; null when the path is not its own. */
  route(request: Request, caller: Caller): Promise<Response | null>;
}

/** Every subgraph by its name, and how to let go of them all. */
export interface Transport {
  readonly upstreams: ReadonlyMap<string, Upstream>;
  close(): Promise<void>;
}
