import { QueryPlanner } from "@graphql-hive/router-query-planner";
import { buildSchema, type DocumentNode, type GraphQLSchema, print } from "graphql";
import type { Composition } from "../compose.ts";
import { type Plan, planOf } from "./plan.ts";
import { typesOf } from "./types.ts";

const NO_LABELS: Set<string> = new Set();

/** Plans a document's one operation, once: later requests with the same document get the same plan. */
export type Planner = (document: DocumentNode) => Promise<Plan>;

/** The query planner (in Rust), off this thread. Plans live as long as their documents, which admission keeps in bounds. */
export function createPlanner(graph: Composition, schema: GraphQLSchema): Planner {
  const native = new QueryPlanner(graph.supergraph);
  const types = typesOf(buildSchema(graph.supergraph, { noLocation: true, assumeValid: true, assumeValidSDL: true }));
  const known = new WeakMap<DocumentNode, Promise<Plan>>();
  const nodesOf = async (document: DocumentNode) =>
    (await native.planAsync(print(document), undefined, NO_LABELS, 0)).node ?? null;
  return (document) => {
    let plan = known.get(document);
    if (!plan) {
      plan = planOf(document, schema, types, nodesOf);
      known.set(document, plan);
    }
    return plan;
  };
}
