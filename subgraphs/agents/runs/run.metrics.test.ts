import { expect, it } from "vitest";
import { printMetrics } from "../../shared/metrics/metrics.ts";
import { countRun } from "./run.metrics.ts";

it("runs are counted by the workflows of the product; those that people name count as one", async () => {
  for (const name of ["case-brief", "mine", "yours"]) countRun(name, "DONE");

  const { text } = await printMetrics();

  expect(text.match(/^casegraph_agent_runs_total\{.*/gm)).toEqual([
    'casegraph_agent_runs_total{workflow="case-brief",outcome="DONE"} 1',
    'casegraph_agent_runs_total{workflow="own",outcome="DONE"} 2',
  ]);
});
