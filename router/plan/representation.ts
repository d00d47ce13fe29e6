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
  const within = part(requires, typesOf);
  return (entity) => {
    if (typeof entity.__typename !== "string") return null;
    const representation = within(entity);
    if (!representation) return null;
    representation.__typename ??= entity.__typename;
    return representation;
  };
}

/** Representations as a subgraph is told them: each once, however often its entity stands in the answer. */
export class Told {
  readonly representations: Tree[] = [];
  readonly #numbers = new Map<unknown, Map<string, number>>();

  /** The number under which it is told. */
  numberOf(representation: Tree): number {
    const { __typename, id } = representation;
    const isUsual = typeof id === "string" && Object.keys(representation).length === 2;
    const known = this.#knownOf(isUsual ? __typename : null);
    const identity = isUsual ? id : JSON.stringify(representation);
    let number = known.get(identity);
    if (number === undefined) {
      number = this.representations.push(representation) - 1;
      known.set(identity, number);
    }
    return number;
  }

  #knownOf(type: unknown): Map<string, number> {
    let known = this.#numbers.get(type);
    if (!known) {
      known = new Map();
      this.#numbers.set(type, known);
    }
    return known;
  }
}

function part(selections: readonly RequiresSelection[], typesOf: TypesOf): Represent {
  const byType = new Map<string, Represent>();
  return (entity) => {
    const type = typeof entity.__typename === "string" ? entity.__typename : "";
    let represent = byType.get(type);
    if (!represent) {
      const fields = fieldsFor(type, selections, typesOf);
      represent = type !== "" && isUsual(fields) ? usual : withFields(fields);
      byType.set(type, represent);
    }
    return represent(entity);
  };
}

/** A type and an id are all by which most entities are known, of which a page has hundreds. */
const usual: Represent = ({ __typename, id }) => (id === null || id === undefined ? null : { __typename, id });

function isUsual(fields: readonly Field[]): boolean {
  const plain = new Set(fields.flatMap(({ from, to, inner }) => (from === to && !inner ? [to] : [])));
  return fields.length === 2 && plain.has("__typename") && plain.has("id");
}

function withFields(fields: readonly Field[]): Represent {
  return (entity) => {
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
