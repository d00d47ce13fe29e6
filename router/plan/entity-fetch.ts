import type { BatchFetchNode, EntityBatchAlias, FetchNode, FlattenNode } from "@graphql-hive/router-query-planner";
import type { ExecutionResult } from "graphql";
import { type Represent, representer, Told } from "./representation.ts";
import { type Rewriting, rewriting } from "./rewrite.ts";
import { askedOf } from "./root-fetch.ts";
import { errorAt, type Run, type Step, used } from "./run.ts";
import { isTree, merge, type Tree } from "./tree.ts";
import type { TypesOf } from "./types.ts";
import { type Path, type Walk, walkAlong } from "./walk.ts";

/** Entities of one kind within a fetch: where they stand, what is said of them, and where their fields come back. */
interface Group {
  readonly key: string;
  readonly variable: string;
  readonly walks: readonly Walk[];
  readonly represent: Represent;
  readonly input: Rewriting;
  readonly output: Rewriting;
}

/** The objects of a group that wait, each with the number of its representation. */
interface Waiting {
  readonly group: Group;
  readonly entities: Tree[];
  readonly numbers: number[];
}

type Asking = Pick<FetchNode, "serviceName" | "operation" | "operationName" | "variableUsages">;

/** Entities at one path, asked of one subgraph. */
export function flattenStep({ path, node }: FlattenNode, typesOf: TypesOf): Step {
  if (node.kind !== "Fetch" || !node.requires) throw new Error(`A plan goes along a path to ${node.kind}.`);
  const { requires, inputRewrites, outputRewrites } = node;
  const group = { alias: "_entities", representationsVariableName: "representations", paths: [path], requires };
  return entityStep(node, [{ ...group, inputRewrites, outputRewrites }], typesOf);
}

/** Entities at several paths, asked of one subgraph at once. */
export function batchStep(node: BatchFetchNode, typesOf: TypesOf): Step {
  return entityStep(node, node.entityBatch.aliases, typesOf);
}

function entityStep(node: Asking, aliases: readonly EntityBatchAlias[], typesOf: TypesOf): Step {
  const asked = askedOf(node);
  const groups = aliases.map(
    ({ alias, representationsVariableName, paths, requires, inputRewrites, outputRewrites }): Group => ({
      key: alias,
      variable: representationsVariableName,
      walks: paths.map((path) => walkAlong(path, typesOf)),
      represent: representer(requires, typesOf),
      input: rewriting(inputRewrites, typesOf),
      output: rewriting(outputRewrites, typesOf),
    }),
  );
  return async (run) => {
    const told = new Map<string, Told>();
    const waiting = groups.map((group) => gather(group, run.data, told));
    if (waiting.every(({ entities }) => entities.length === 0)) return;
    const variables = used(node.variableUsages, run.variables);
    for (const [name, { representations }] of told) variables[name] = representations;
    const result = await run.ask(node.serviceName, { ...asked, variables });
    if (result.errors?.length) relocate(result.errors, waiting, run);
    if (isTree(result.data)) for (const each of waiting) take(each, result.data);
  };
}

function gather(group: Group, data: Tree, told: Map<string, Told>): Waiting {
  const { represent, input, variable, walks } = group;
  const telling = told.get(variable) ?? new Told();
  told.set(variable, telling);
  const entities: Tree[] = [];
  const numbers: number[] = [];
  const add = (entity: Tree) => {
    const representation = represent(entity);
    if (!representation) return;
    input.apply(representation);
    entities.push(entity);
    numbers.push(telling.numberOf(representation));
  };
  for (const walk of walks) walk.each(data, add);
  return { group, entities, numbers };
}

/** Each object gets the fields of its entity, its own copy of them: the first one takes what came. */
function take({ group, entities, numbers }: Waiting, data: Tree): void {
  const answered = data[group.key];
  if (!Array.isArray(answered)) return;
  group.output.apply(answered);
  const taken = new Set<number>();
  for (let index = 0; index < entities.length; index += 1) {
    const number = numbers[index]!;
    const fields: unknown = answered[number];
    if (isTree(fields)) merge(entities[index]!, fields, taken.has(number));
    taken.add(number);
  }
}

/** An entity's error stands wherever the entity does; one of the whole fetch where the first of its entities does. */
function relocate(errors: NonNullable<ExecutionResult["errors"]>, waiting: readonly Waiting[], run: Run): void {
  const places = waiting.map(placesOf(run.data));
  const first = places.flatMap((one) => [...one.values()])[0]?.[0] ?? [];
  for (const error of errors) {
    const [key, number, ...rest] = error.path ?? [];
    const at = waiting.findIndex(({ group }) => group.key === key);
    const paths = typeof number === "number" ? places[at]?.get(number) : undefined;
    if (!paths) run.errors.push(errorAt(first, error));
    else for (const path of paths) run.errors.push(errorAt([...path, ...waiting[at]!.group.output.place(rest)], error));
  }
}

/** By the number of a representation: every place where its entity stands. */
function placesOf(data: Tree): (waiting: Waiting) => Map<number, Path[]> {
  return ({ group, entities, numbers }) => {
    const numberOf = new Map(entities.map((entity, index) => [entity, numbers[index]!]));
    const places = new Map<number, Path[]>();
    for (const walk of group.walks) {
      walk.located(data, (entity, path) => {
        const number = numberOf.get(entity);
        if (number === undefined) return;
        const known = places.get(number);
        if (known) known.push(path);
        else places.set(number, [path]);
      });
    }
    return places;
  };
}
