import type { PlanNode } from "@graphql-hive/router-query-planner";
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  visit,
} from "graphql";
import { partsOf } from "./introspection.ts";
import { projection } from "./projection.ts";
import { type RootFetch, rootFetch } from "./root-fetch.ts";
import type { Step, Variables } from "./run.ts";
import { fragmentsOf } from "./selection.ts";
import { inTurn, stepOf } from "./steps.ts";
import type { Tree } from "./tree.ts";
import { withTypenames } from "./typenames.ts";
import type { TypesOf } from "./types.ts";

const MOST_PROJECTIONS = 8;

/** An operation, ready to run with any variables. */
export interface Plan {
  /** The events of a subscription; null for what is answered once. */
  readonly stream: RootFetch | null;
  /** Asks subgraphs; for each event of a subscription, what its own subgraph did not say. */
  readonly step: Step;
  /** Answers the fields about the schema itself. */
  introspect(variables: Variables): Tree;
  /** Writes the answer; null when something that may not be null is. */
  project(data: Tree, variables: Variables): Tree | null;
}

type NodesOf = (document: DocumentNode) => Promise<PlanNode | null>;

/** Plans an operation and makes everything ready that does not depend on variables. */
export async function planOf(
  document: DocumentNode,
  schema: GraphQLSchema,
  typesOf: TypesOf,
  nodesOf: NodesOf,
): Promise<Plan> {
  const operation = getOperationAST(document) as OperationDefinitionNode;
  const { planned, introspection } = partsOf(document, operation);
  const node = planned && (await nodesOf(withTypenames(planned, schema)));
  const nodes = node?.kind === "Sequence" ? node.nodes : node ? [node] : [];
  const [first, ...rest] = nodes;
  const isStream = first?.kind === "Subscription";
  return {
    stream: isStream ? rootFetch(first.primary, typesOf) : null,
    step: inTurn((isStream ? rest : nodes).map((each) => stepOf(each, typesOf))),
    introspect(variableValues) {
      if (!introspection) return {};
      return (execute({ schema, document: introspection, variableValues }) as ExecutionResult).data as Tree;
    },
    project: projector(document, operation, schema),
  };
}

/** Which fields are written depends on the variables of @skip and @include alone: one projection for each of their values. */
function projector(document: DocumentNode, operation: OperationDefinitionNode, schema: GraphQLSchema): Plan["project"] {
  const switches = switchesOf(document);
  const fragments = fragmentsOf(document);
  const known = new Map<string, (data: Tree) => Tree | null>();
  return (data, variables) => {
    const key = switches.map((name) => variables[name]).join();
    let project = known.get(key);
    if (!project) {
      const root = schema.getRootType(operation.operation)!;
      project = projection(root, operation.selectionSet, { schema, fragments, variables });
      if (known.size === MOST_PROJECTIONS) known.clear();
      known.set(key, project);
    }
    return project(data);
  };
}

function switchesOf(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive({ name, arguments: args }) {
      if (name.value !== "skip" && name.value !== "include") return;
      for (const { value } of args ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}
