import { pointerTo } from "./fault.ts";
import { canonical } from "./plan.ts";

/** One part in which two values differ; undefined is written as null. */
export interface Difference {
  readonly pointer: string;
  readonly before: unknown;
  readonly after: unknown;
}

const MOST_TOLD = 100;

/** What names an item of a list, in this order. */
const NAMES = ["id", "position", "code"];

/**
 * Where two JSON values differ, part by part, the first hundred of them. Items that have names are compared by them,
 * wherever they stand in their list; the name then stands in the pointer.
 */
export function differencesOf(before: unknown, after: unknown, pointer = ""): Difference[] {
  if (canonical(before) === canonical(after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) {
    const name = nameIn([before, after]);
    if (name) return differencesOf(byName(before, name), byName(after, name), pointer);
  }
  if (!(isTree(before) && isTree(after)) || Array.isArray(before) !== Array.isArray(after))
    return [{ pointer, before: before ?? null, after: after ?? null }];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .flatMap((name) => differencesOf(partOf(before, name), partOf(after, name), pointerTo(pointer, name)))
    .slice(0, MOST_TOLD);
}

/** What names every item of every list, each its own. */
function nameIn(lists: readonly (readonly unknown[])[]): string | undefined {
  return NAMES.find((name) =>
    lists.every((list) => {
      const names = list.map((item) => (isTree(item) ? partOf(item, name) : undefined));
      return names.every((one) => typeof one === "string") && new Set(names).size === names.length;
    }),
  );
}

/** Without a prototype: an item may have any name. */
function byName(list: readonly unknown[], name: string): Record<string, unknown> {
  const named = Object.create(null) as Record<string, unknown>;
  for (const item of list) named[String((item as Record<string, unknown>)[name])] = item;
  return named;
}

const isTree = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const partOf = (tree: Record<string, unknown>, name: string) => (Object.hasOwn(tree, name) ? tree[name] : undefined);
