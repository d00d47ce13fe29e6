import { AppError } from "../../shared/errors.ts";
import type { Graph } from "../../shared/graph.ts";

const PROBE_MS = 5_000;

/** An agent that asks the graph can work when the graph answers. */
export async function graphAnswers(graph: Graph, signal: AbortSignal): Promise<void> {
  const { data } = await graph.execute("query Probe { __typename }", {}, null, { timeoutMs: PROBE_MS, signal });
  if (data?.__typename !== "Query") throw new AppError("UNAVAILABLE", "The graph does not answer as it should.");
}
