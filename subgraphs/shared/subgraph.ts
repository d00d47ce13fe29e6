import type { DocumentNode, ExecutionResult } from "graphql";
import type { Caller } from "./caller.ts";

/** A route of every subgraph, for the router alone: 2xx when it can serve. */
export const READY_PATH = "/ready";

/** One operation as the gateway's planner hands it to a transport. */
export interface Operation {
  readonly document: DocumentNode;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

/** A subgraph as the `local` transport and the server both see it. */
export interface Subgraph {
  readonly name: string;
  readonly sdl: string;
  /** Runs an operation in this process. Never rejects: errors are coded and formatted in the result. */
  execute(operation: Operation, caller: Caller): Promise<ExecutionResult | AsyncIterableIterator<ExecutionResult>>;
  /** Answers an HTTP route that this subgraph owns under the public origin; null when the path is not its own. */
  route(request: Request, caller: Caller): Promise<Response | null>;
}
