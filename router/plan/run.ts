import { type ExecutionResult, GraphQLError } from "graphql";
import type { Asked } from "../transports/transport.ts";
import type { Tree } from "./tree.ts";
import type { Path } from "./walk.ts";

export type Variables = Readonly<Record<string, unknown>>;

/** One execution of a plan: what subgraphs said so far, and how they are asked. */
export interface Run {
  readonly data: Tree;
  readonly errors: GraphQLError[];
  readonly variables: Variables;
  /** Never rejects: that a subgraph did not answer is an error of its result. */
  readonly ask: (subgraph: string, asked: Asked) => Promise<ExecutionResult>;
}

/** A part of a plan, ready to run. */
export type Step = (run: Run) => Promise<void>;

/** The variables of the client's that a fetch uses. */
export function used(names: readonly string[] | undefined | null, variables: Variables): Record<string, unknown> {
  const selected: Record<string, unknown> = {};
  for (const name of names ?? []) if (Object.hasOwn(variables, name)) selected[name] = variables[name];
  return selected;
}

/** A subgraph's error, at its place in the client's answer. */
export function errorAt(path: Path, { message, extensions }: Pick<GraphQLError, "message" | "extensions">) {
  return new GraphQLError(message, { path, extensions });
}
