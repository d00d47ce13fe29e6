import { parse } from "graphql";
import { cases } from "../subgraphs/cases/subgraph.ts";
import { nobody } from "../subgraphs/shared/caller.ts";
import { Context } from "../subgraphs/shared/context.ts";
import { createExecutor } from "../subgraphs/shared/executor.ts";
import { federate } from "../subgraphs/shared/federation.ts";
import type { Scene } from "./scene.ts";

const ROUNDS = 5;
const AT_ONCE = 8;
const OPERATION = {
  document: parse(`query Page($first: Int!) { cases(first: $first) { edges { node {
    id reference title status priority dueAt assignee { id } openedBy { id } } } } }`),
  variables: { first: 50 },
};

/**
 * The part of a subgraph's request that is token check, context and rules: the page of cases as it is answered, against
 * the same operation on the bare schema, for a viewer who is known and in a context that is there already.
 */
export async function guardShare({ stage, authorization }: Scene, requests: number): Promise<number> {
  const { cases: subgraph } = stage.test.backend;
  const caller = { ...nobody("bench"), authorization };
  const { schema } = await federate(cases.parts);
  const viewer = { id: "bench", sessionId: "bench", generation: 0, permissions: new Set(["case:read-all"]) };
  const ctx = new Context(subgraph.services, caller, () => viewer);
  const bare = createExecutor({
    guarded: { schema, admitted: schema, rulesOf: () => [] },
    contextFor: async () => ctx,
    witness: async () => undefined,
    log: ctx.log,
  });
  const guarded = () => subgraph.execute(OPERATION, caller);
  const unguarded = () => bare(OPERATION, caller);
  let [guardedMs, bareMs] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < ROUNDS; round++) {
    guardedMs = Math.min(guardedMs, await cpuOf(guarded, requests));
    bareMs = Math.min(bareMs, await cpuOf(unguarded, requests));
  }
  return Math.max(0, 1 - bareMs / guardedMs);
}

/** Processor time of one of many. */
async function cpuOf(run: () => Promise<object>, requests: number): Promise<number> {
  let left = requests;
  const before = process.cpuUsage();
  const worker = async () => {
    while (left-- > 0) {
      const answer = await run();
      if ("errors" in answer && answer.errors) throw new Error(JSON.stringify(answer.errors));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / requests;
}
