import type { RequiresSelection } from "@graphql-hive/router-query-planner";
import { isTree, type Tree } from "./tree.ts";
import type { TypesOf } from "./types.ts";

/** What a subgraph is told of an entity: its type, its key, and what else its fields need. Null when that is not known. */
export type Represent = (entity: Tree) => Tree | null;

interface Field {
  readonly from: string;
  readonly to: string;
  readonly inner: Represent | null;
}

/** Makes representations; which fields a type needs is worked out once. */
export function representer(requires: readonly RequiresSelection[], typesOf: TypesOf): Represent {
  const byType = new Map<string, readonly Field[]>();
  const within = part(requires, typesOf, byType);
  return (entity) => {
    if (typeof entity.__typename !== "string") return null;
    const representation = within(entity);
    if (!representation) return null;
    representation.__typename ??= entity.__typename;
    return representation;
  };
}

/** By what two representations are the same. */
export function identityOf(representation: Tree): string {
  const { __typename, id } = representation;
  if (typeof id === "string" && Object.keys(representation).length === 2) return `${String(__typename)} ${id}`;
  return JSON.stringify(representation);
}

function part(
  selections: readonly RequiresSelection[],
  typesOf: TypesOf,
  byType = new Map<string, readonly Field[]>(),
): Represent {
  return (entity) => {
    const type = typeof entity.__typename === "string" ? entity.__typename : "";
    let fields = byType.get(type);
    if (!fields) {
      fields = fieldsFor(type, selections, typesOf);
      byType.set(type, fields);
    }
    const representation: Tree = {};
    let known = false;
    for (const { from, to, inner } of fields) {
      const value = entity[from] ?? entity[to];
      const said = inner ? through(value, inner) : value;
      if (said === null || said === undefined) continue;
      representation[to] = said;
      known ||= to !== "__typename";
    }
    return known ? representation : null;
  };
}

function through(value: unknown, inner: Represent): unknown {
  if (Array.isArray(value)) return value.map((item) => through(item, inner));
  return isTree(value) ? inner(value) : null;
}

function fieldsFor(type: string, selections: readonly RequiresSelection[], typesOf: TypesOf): Field[] {
  return selections.flatMap((selection): Field[] => {
    if (selection.kind === "FragmentSpread") throw new Error("A plan requires a fragment by its name.");
    if (selection.kind === "InlineFragment") {
      const { typeCondition } = selection;
      const fits = type === "" || typesOf(typeCondition).has(type);
      return fits ? fieldsFor(type, selection.selections, typesOf) : [];
    }
    const { name, alias, selections: inner } = selection;
    return [{ from: name, to: alias ?? name, inner: inner ? part(inner, typesOf) : null }];
  });
}
