import type { PlanNode } from "@graphql-hive/router-query-planner";
import { batchStep, flattenStep } from "./entity-fetch.ts";
import { rootStep } from "./root-fetch.ts";
import type { Step } from "./run.ts";
import type { TypesOf } from "./types.ts";

/** Makes a plan's node ready to run; what this router does not know is an error before anybody is asked anything. */
export function stepOf(node: PlanNode, typesOf: TypesOf): Step {
  switch (node.kind) {
    case "Fetch":
      return rootStep(node, typesOf);
    case "Flatten":
      return flattenStep(node, typesOf);
    case "BatchFetch":
      return batchStep(node, typesOf);
    case "Sequence":
      return inTurn(node.nodes.map((each) => stepOf(each, typesOf)));
    case "Parallel":
      return together(node.nodes.map((each) => stepOf(each, typesOf)));
    case "Condition": {
      const yes = node.ifClause ? stepOf(node.ifClause, typesOf) : nothing;
      const no = node.elseClause ? stepOf(node.elseClause, typesOf) : nothing;
      return (run) => (run.variables[node.condition] === true ? yes(run) : no(run));
    }
    default:
      throw new Error(`A plan has a step of a kind that this router does not know: ${node.kind}.`);
  }
}

/** One after the other, as mutations have to be. */
export function inTurn(steps: readonly Step[]): Step {
  return async (run) => {
    for (const step of steps) await step(run);
  };
}

function together(steps: readonly Step[]): Step {
  return async (run) => {
    await Promise.all(steps.map((step) => step(run)));
  };
}

async function nothing(): Promise<void> {}
