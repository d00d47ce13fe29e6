import type { Log } from "./log.ts";
import { codeOf } from "./metrics/operations.metrics.ts";
import type { Subgraph } from "./subgraph.ts";

/**
 * Says in one line what a process of a subgraph was asked and how it answered, under the router's correlation id: by it
 * the ledger's entries, the router's line and this one are found from each other.
 */
export function saying(execute: Subgraph["execute"], log: Log): Subgraph["execute"] {
  return async (operation, caller) => {
    const started = performance.now();
    const result = await execute(operation, caller);
    const ms = Math.round(performance.now() - started);
    const { requestId } = caller;
    log.info({ requestId, operation: operation.operationName, ms, code: codeOf(result) }, "answered");
    return result;
  };
}
