import { counter, gauge } from "../metrics/metrics.ts";
import type { LiveIndex } from "./live-index.ts";

const streams = gauge({
  name: "casegraph_live_streams",
  help: "Streams that are open on a subgraph.",
  labels: ["subgraph"],
});
const deepest = gauge({
  name: "casegraph_live_deepest_queue",
  help: "Events that wait for the slowest reader of a subgraph; at a thousand its stream ends with RESUME.",
  labels: ["subgraph"],
});

const tooSlow = counter({
  name: "casegraph_live_too_slow_total",
  help: "Streams that ended with RESUME because their reader was too slow, by where the events had waited.",
  labels: ["at"],
});

/** Counts a reader for whom too much was waiting. */
export function countTooSlow(at: "router" | "subgraph"): void {
  tooSlow.inc({ at });
}

/** Tells how many streams a subgraph has open and how far they are behind, until the returned function is called. */
export function watchLive(subgraph: string, index: LiveIndex): () => void {
  const stops = [
    streams.watch({ subgraph }, () => index.load.streams),
    deepest.watch({ subgraph }, () => index.load.deepest),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
