import type { ExecutionResult } from "graphql";
import { appErrorOf } from "../errors.ts";
import type { Subgraph } from "../subgraph.ts";
import { counter, histogram } from "./metrics.ts";

const answered = counter({
  name: "casegraph_subgraph_operations_total",
  help: "What a subgraph was asked, by the code of the first error in its answer, or OK.",
  labels: ["subgraph", "code"],
});

const took = histogram({
  name: "casegraph_subgraph_operation_seconds",
  help: "From an operation's arrival at a subgraph to its answer, or to the opening of its stream.",
  labels: ["subgraph"],
});

/** Counts and times what a subgraph executes, the same on every transport. */
export function counted(subgraph: string, execute: Subgraph["execute"]): Subgraph["execute"] {
  const told = took.labels({ subgraph });
  return async (operation, caller) => {
    const started = performance.now();
    const result = await execute(operation, caller);
    told.observe((performance.now() - started) / 1000);
    answered.inc({ subgraph, code: codeOf(result) });
    return result;
  };
}

/** The code of the first error, or OK: every error was coded at the executor's edge. */
export function codeOf(result: ExecutionResult | AsyncIterableIterator<ExecutionResult>): string {
  const first = Symbol.asyncIterator in result ? undefined : result.errors?.[0];
  return first ? (appErrorOf(first)?.extensions.code ?? "INTERNAL") : "OK";
}
