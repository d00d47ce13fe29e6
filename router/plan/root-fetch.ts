import type { FetchNode } from "@graphql-hive/router-query-planner";
import { type ExecutionResult, Kind, parse } from "graphql";
import type { Asked } from "../transports/transport.ts";
import { rewriting } from "./rewrite.ts";
import { errorAt, type Run, type Step, used, type Variables } from "./run.ts";
import { isTree, merge } from "./tree.ts";
import type { TypesOf } from "./types.ts";
import type { Path } from "./walk.ts";

/** What a subgraph is asked, parsed once: subgraphs know a compiled operation by its very document. */
export function askedOf({ operation, operationName }: Pick<FetchNode, "operation" | "operationName">): Asked {
  const document = parse(operation, { noLocation: true });
  return { document, text: operation, ...(operationName && { operationName }) };
}

/** Fields of a query, mutation or subscription, as one subgraph is asked for them. */
export interface RootFetch {
  readonly subgraph: string;
  asked(variables: Variables): Asked;
  /** Writes what came into the answer. */
  take(run: Pick<Run, "data" | "errors">, result: ExecutionResult): void;
}

/** Makes a root fetch of its node. */
export function rootFetch(node: FetchNode, typesOf: TypesOf): RootFetch {
  const asked = askedOf(node);
  const output = rewriting(node.outputRewrites, typesOf);
  const whole = firstField(asked);
  return {
    subgraph: node.serviceName,
    asked: (variables) => ({ ...asked, variables: used(node.variableUsages, variables) }),
    take({ data, errors }, result) {
      for (const error of result.errors ?? []) errors.push(errorAt(output.place(error.path ?? whole), error));
      if (!isTree(result.data)) return;
      output.apply(result.data);
      merge(data, result.data, false);
    },
  };
}

/** The step that asks for root fields. */
export function rootStep(node: FetchNode, typesOf: TypesOf): Step {
  const { subgraph, asked, take } = rootFetch(node, typesOf);
  return async (run) => take(run, await run.ask(subgraph, asked(run.variables)));
}

/** Where an error belongs that does not say so: at the first field that was asked for. */
function firstField({ document }: Asked): Path {
  const [operation] = document.definitions;
  const selections = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : [];
  const field = selections.find((selection) => selection.kind === Kind.FIELD);
  return field ? [field.alias?.value ?? field.name.value] : [];
}
