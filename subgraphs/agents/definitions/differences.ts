import { pointerTo } from "./fault.ts";
import { canonical } from "./plan.ts";

/** One part in which two values differ; undefined is written as null. */
export interface Difference {
  readonly pointer: string;
  readonly before: unknown;
  readonly after: unknown;
}

const MOST_TOLD = 100;

/** Where two JSON values differ, part by part, the first hundred of them. */
export function differencesOf(before: unknown, after: unknown, pointer = ""): Difference[] {
  if (canonical(before) === canonical(after)) return [];
  if (!(isTree(before) && isTree(after)) || Array.isArray(before) !== Array.isArray(after))
    return [{ pointer, before: before ?? null, after: after ?? null }];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .flatMap((name) => differencesOf(partOf(before, name), partOf(after, name), pointerTo(pointer, name)))
    .slice(0, MOST_TOLD);
}

const isTree = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const partOf = (tree: Record<string, unknown>, name: string) => (Object.hasOwn(tree, name) ? tree[name] : undefined);
