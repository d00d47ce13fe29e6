import { gauge } from "../metrics/metrics.ts";
import type { HeadKeeper } from "../proofs/head-keeper.ts";
import type { Sequencer } from "./sequencer.ts";
import type { Tail } from "./tail.ts";

const head = gauge({
  name: "casegraph_ledger_head",
  help: "The newest position of the ledger, as this process last read it.",
});
const tail = gauge({
  name: "casegraph_ledger_tail",
  help: "The position up to which this process has read the ledger.",
});
const lag = gauge({
  name: "casegraph_ledger_lag",
  help: "Entries that stand in the ledger and that this process has not read yet.",
});
const inboxAge = gauge({
  name: "casegraph_ledger_inbox_age_seconds",
  help: "How long the oldest record waits for its position: more than a second, and nobody is let in on old knowledge.",
});
const readingAge = gauge({
  name: "casegraph_ledger_reading_age_seconds",
  help: "Since the last reading that is known to hold everything that was committed a second before it.",
});

const leads = gauge({
  name: "casegraph_ledger_leads",
  help: "1 in the process that numbers the ledger, 0 in one that would: over all of them the sum is 1.",
});
const headAge = gauge({
  name: "casegraph_ledger_signed_head_age_seconds",
  help: "For how long the place outside has not had the whole ledger, signed: more than a few minutes wants somebody.",
});

/** Tells where the ledger stands for this process, until the returned function is called. */
export function watchTail(follower: Tail): () => void {
  const stops = [
    head.watch({}, () => Number(follower.state.head)),
    tail.watch({}, () => Number(follower.head.position)),
    lag.watch({}, () => Math.max(0, Number(follower.state.head - follower.head.position))),
    inboxAge.watch({}, () => follower.state.inboxAgeMs / 1000),
    readingAge.watch({}, () => follower.state.readingAgeMs / 1000),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Tells whether this process leads the ledger, until the returned function is called. */
export function watchLeadership(sequencer: Sequencer): () => void {
  return leads.watch({}, () => (sequencer.leads ? 1 : 0));
}

/** Tells how old the newest head outside is, once that is known, until the returned function is called. */
export function watchHeads(keeper: Pick<HeadKeeper, "headAgeSeconds">): () => void {
  return headAge.ask(async () => (keeper.headAgeSeconds === null ? [] : [[{}, keeper.headAgeSeconds]]));
}
