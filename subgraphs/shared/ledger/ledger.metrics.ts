import type { LiveIndex } from "../live/live-index.ts";
import { gauge } from "../metrics/metrics.ts";
import type { HeadKeeper } from "../proofs/head-keeper.ts";
import type { ReactionFigures } from "../reactions/reactions.ts";
import type { Tail } from "./tail.ts";

const REMEMBERED_MS = 500;

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

const headAge = gauge({
  name: "casegraph_ledger_signed_head_age_seconds",
  help: "For how long the place outside has not had the whole ledger, signed: more than a few minutes wants somebody.",
});

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

const reactionLag = gauge({
  name: "casegraph_reaction_lag",
  help: "Positions that a reaction is behind the head of the ledger.",
  labels: ["subgraph", "reaction"],
});
const parked = gauge({
  name: "casegraph_reaction_parked",
  help: "Entries that a reaction could not deal with and that wait for an operator: anything but 0 wants somebody.",
  labels: ["subgraph", "reaction"],
});
const waiting = gauge({
  name: "casegraph_reaction_waiting",
  help: "Entries that wait behind a parked one, or are tried again by themselves.",
  labels: ["subgraph", "reaction"],
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

/** Tells how old the newest head outside is, once that is known, until the returned function is called. */
export function watchHeads(keeper: HeadKeeper): () => void {
  return headAge.ask(async () => (keeper.headAgeSeconds === null ? [] : [[{}, keeper.headAgeSeconds]]));
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

/** Tells how each reaction of a subgraph is doing, until the returned function is called. */
export function watchReactions(subgraph: string, figures: () => Promise<readonly ReactionFigures[]>): () => void {
  // The three are read at once, and ask once.
  let asked: { readonly at: number; readonly answer: Promise<readonly ReactionFigures[]> } | null = null;
  const once = () => {
    if (!asked || performance.now() - asked.at > REMEMBERED_MS) asked = { at: performance.now(), answer: figures() };
    return asked.answer;
  };
  const each = (value: (of: ReactionFigures) => number) => async () =>
    (await once()).map((of) => [{ subgraph, reaction: of.reaction }, value(of)] as const);
  const stops = [
    reactionLag.ask(each((of) => of.lag)),
    parked.ask(each((of) => of.parked)),
    waiting.ask(each((of) => of.waiting)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
