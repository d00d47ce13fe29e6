import type { FetchRewrite } from "@graphql-hive/router-query-planner";
import { isTree, type Tree } from "./tree.ts";
import type { TypesOf } from "./types.ts";
import type { Path } from "./walk.ts";

/** Changes what is sent to a subgraph, or what came from it, in place: the planner gave two fields of one name two names. */
export interface Rewriting {
  apply(value: unknown): void;
  /** The place of an error by the names that are the client's. */
  place(path: Path): Path;
}

type Rewrite = (value: unknown) => void;

/** A field to enter, or the types of which an object has to be. */
type Step = string | ReadonlySet<string>;

/** Makes one of all the rewrites of a fetch. */
export function rewriting(rewrites: readonly FetchRewrite[] | undefined | null, typesOf: TypesOf): Rewriting {
  if (!rewrites?.length) return { apply: () => {}, place: (path) => path };
  const each = rewrites.map((rewrite) => rewriteOf(rewrite, typesOf));
  const names = new Map(rewrites.flatMap(renamed));
  return {
    apply(value) {
      for (const one of each) one(value);
    },
    place: (path) => path.map((key) => names.get(key) ?? key),
  };
}

function renamed(rewrite: FetchRewrite): [string | number, string][] {
  if (!("KeyRenamer" in rewrite)) return [];
  const last = rewrite.KeyRenamer.path.at(-1);
  return last && "Key" in last ? [[last.Key, rewrite.KeyRenamer.renameKeyTo]] : [];
}

function rewriteOf(rewrite: FetchRewrite, typesOf: TypesOf): Rewrite {
  if ("KeyRenamer" in rewrite) {
    const { path, renameKeyTo } = rewrite.KeyRenamer;
    return along(path, typesOf, (object, key) => {
      if (!Object.hasOwn(object, key)) return;
      object[renameKeyTo] = object[key];
      delete object[key];
    });
  }
  const { path, setValueTo } = "ValueSetter" in rewrite ? rewrite.ValueSetter : rewrite;
  return along(path, typesOf, (object, key) => {
    object[key] = setValueTo;
  });
}

type Segments = Parameters<typeof stepsOf>[0];

function along(path: Segments, typesOf: TypesOf, change: (object: Tree, key: string) => void): Rewrite {
  const steps = stepsOf(path, typesOf);
  return (value) => follow(value, steps, 0, change);
}

function stepsOf(path: readonly ({ TypenameEquals: string[] } | { Key: string })[], typesOf: TypesOf): Step[] {
  return path.map((segment) =>
    "Key" in segment ? segment.Key : new Set(segment.TypenameEquals.flatMap((type) => [...typesOf(type)])),
  );
}

function follow(value: unknown, steps: readonly Step[], at: number, change: (object: Tree, key: string) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) follow(item, steps, at, change);
    return;
  }
  const step = steps[at];
  if (!isTree(value) || step === undefined) return;
  if (typeof step === "string") {
    if (at === steps.length - 1) change(value, step);
    else follow(value[step], steps, at + 1, change);
  } else if (typeof value.__typename !== "string" || step.has(value.__typename)) {
    follow(value, steps, at + 1, change);
  }
}
