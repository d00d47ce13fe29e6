import { Counter, Histogram, Registry } from "prom-client";
import { describe, expect, it } from "vitest";
import { Count, Durations } from "./series.ts";

const LABELS = ["subgraph", "code"] as const;
const NAMED = { name: "casegraph_test", help: "Something.", labels: LABELS };
const NAMELESS = { ...NAMED, labels: [] };
const THEIRS = { name: NAMED.name, help: NAMED.help, labelNames: LABELS, registers: [] };

describe("what is counted", () => {
  it("is printed as prom-client prints its own", async () => {
    const ours = new Count(NAMED);
    const theirs = new Counter(THEIRS);
    for (const counter of [ours, theirs]) {
      counter.inc({ subgraph: "cases", code: "OK" });
      counter.inc({ code: "OK", subgraph: "cases" }, 2);
      counter.inc({ subgraph: "identity" }, 0);
    }

    expect(await printed(ours)).toBe(await printed(theirs));
  });

  it("is 0 before it happens where it has no labels", async () => {
    expect(await printed(new Count(NAMELESS))).toContain("casegraph_test 0");
    expect(await printed(new Count(NAMED))).not.toContain("casegraph_test{");
  });
});

describe("how long something took", () => {
  it("is printed as prom-client prints its own, at the bounds and beyond the last", async () => {
    const seconds = [0.001, 0.0011, 0.3, 10, 60];
    const ours = new Durations(NAMED);
    const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    const theirs = new Histogram({ ...THEIRS, buckets });
    for (const each of seconds) ours.observe({ subgraph: "cases", code: "OK" }, each);
    for (const each of seconds) theirs.observe({ subgraph: "cases", code: "OK" }, each);
    for (const histogram of [ours, theirs]) histogram.labels({ subgraph: "identity" }).observe(0.02);

    expect(await printed(ours)).toBe(await printed(theirs));
  });

  it("needs no labels, and is timed by who asks for it", async () => {
    const bare = new Durations(NAMELESS);
    bare.observe(0.2);
    const timed = new Durations(NAMED);
    timed.startTimer({ subgraph: "cases" })({ code: "OK" });

    expect(await printed(bare)).toContain("casegraph_test_count 1");
    expect(await printed(timed)).toContain('casegraph_test_count{subgraph="cases",code="OK"} 1');
  });
});

function printed(metric: object): Promise<string> {
  const registry = new Registry();
  registry.registerMetric(metric as never);
  return registry.metrics();
}
