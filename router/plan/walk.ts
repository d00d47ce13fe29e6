import type { FlattenNodePathSegment } from "@graphql-hive/router-query-planner";
import { isTree, type Tree } from "./tree.ts";
import type { TypesOf } from "./types.ts";

/** Where something stands in an answer. */
export type Path = readonly (string | number)[];

/** Finds the objects that a path of the plan leads to. */
export interface Walk {
  each(root: Tree, found: (entity: Tree) => void): void;
  /** The same with the places, for errors: nobody pays for them before there is one. */
  located(root: Tree, found: (entity: Tree, path: Path) => void): void;
}

/** A field to enter, or the types of which an object has to be. */
type Step = string | ReadonlySet<string>;

/** Makes a way of a plan's path. Lists need no step of their own: each is gone through wherever it is met. */
export function walkAlong(path: readonly FlattenNodePathSegment[], typesOf: TypesOf): Walk {
  const steps = path.flatMap((segment): Step[] => {
    if (segment === "@") return [];
    return "Field" in segment
      ? [segment.Field]
      : [new Set(segment.TypeCondition.flatMap((type) => [...typesOf(type)]))];
  });
  return {
    each: (root, found) => walk(root, steps, 0, null, found),
    located: (root, found) => walk(root, steps, 0, [], (entity, path) => found(entity, [...path])),
  };
}

function walk<P extends (string | number)[] | null>(
  value: unknown,
  steps: readonly Step[],
  at: number,
  path: P,
  found: (entity: Tree, path: P) => void,
): void {
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      path?.push(index);
      walk(value[index], steps, at, path, found);
      path?.pop();
    }
  } else if (isTree(value)) {
    const step = steps[at];
    if (step === undefined) found(value, path);
    else if (typeof step === "string") {
      path?.push(step);
      walk(value[step], steps, at + 1, path, found);
      path?.pop();
    } else if (typeof value.__typename !== "string" || step.has(value.__typename)) {
      walk(value, steps, at + 1, path, found);
    }
  }
}
