import type { Verdict } from "./credential.ts";
import type { Log } from "./log.ts";
import { counter } from "./metrics/metrics.ts";

const PAUSE_MS = 10_000;

/** Why somebody was not heard at a subgraph's own port. */
export type Stranger = Exclude<Verdict, "holds"> | "oversized";

const WORDS: Readonly<Record<Stranger, string>> = {
  absent: "somebody asked here without the router's credential: only routers should reach this port",
  unsigned:
    "a credential was not signed for this request with our secret: does ROUTER_SECRET here come of the one that every router has?",
  late: "a credential was more than half a minute off: do the clocks agree?",
  repeated: "a credential came a second time: somebody may be repeating what a router sent",
  oversized: "a request was too large to be looked at",
};

const refusals = counter({
  name: "casegraph_subgraph_strangers_total",
  help: "Requests and sockets that a subgraph refused because they were not certainly a router's, by why.",
  labels: ["why"],
});

/** Tells of whoever is not the router: each is counted, and a flood of them is a line in ten seconds. */
export class Strangers {
  #refused = 0;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly log: Log) {}

  refused(why: Stranger): void {
    refusals.inc({ why });
    this.#refused += 1;
    if (performance.now() - this.#toldAt < PAUSE_MS) return;
    this.log.warn({ refused: this.#refused }, WORDS[why]);
    this.#refused = 0;
    this.#toldAt = performance.now();
  }
}
