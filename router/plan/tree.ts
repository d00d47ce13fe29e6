/** An object of an answer while it is put together: what subgraphs said of it so far, by the client's names. */
export type Tree = Record<string, unknown>;

/** Whether there are fields to look into. */
export function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Writes what another subgraph says of the same object into it, in place: whoever holds a part of the tree still holds it
 * afterwards. With `copy` the source stays whole for the next who needs it: no two objects of a tree share a part, because
 * a later fetch may concern one of them alone.
 */
export function merge(target: Tree, source: Tree, copy: boolean): void {
  for (const key of Object.keys(source)) {
    const value = source[key];
    if (typeof value === "object" && value !== null) {
      if (Object.hasOwn(target, key)) put(target, key, joined(target[key], value, copy));
      else put(target, key, copy ? copied(value) : value);
    } else if (typeof target[key] !== "object" || target[key] === null) {
      // Who has nothing to say of an object takes nothing away from what another said.
      put(target, key, value);
    }
  }
}

function joined(target: unknown, source: object, copy: boolean): unknown {
  if (isTree(target) && isTree(source)) {
    merge(target, source, copy);
    return target;
  }
  if (!Array.isArray(target) || !Array.isArray(source)) return copy ? copied(source) : source;
  return source.map((item, index) =>
    typeof item === "object" && item !== null ? joined(target[index], item, copy) : (target[index] ?? item),
  );
}

/** A name that means something to the language, out of a scalar of free JSON, is a name like any other. */
function put(target: Tree, key: string, value: unknown): void {
  if (key !== "__proto__") target[key] = value;
  else Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

function copied<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copied) as T;
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  const copy: Tree = {};
  for (const key of Object.keys(value)) put(copy, key, copied((value as Tree)[key]));
  return copy as T;
}
