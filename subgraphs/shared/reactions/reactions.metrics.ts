import { gauge } from "../metrics/metrics.ts";
import type { ReactionFigures } from "./reactions.ts";

const REMEMBERED_MS = 500;

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
