import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from "graphql";
import { isIntrospection } from "../admission/limits.ts";
import { collect, type Selecting } from "./selection.ts";
import { isTree, type Tree } from "./tree.ts";

/** Writes a value as the client is to have it; null for what is not there, or may not be null within (GraphQL, section 6.4.4). */
type Write = (value: unknown) => unknown;

interface Field {
  readonly key: string;
  readonly write: Write;
  readonly mayBeNull: boolean;
}

/** Makes what writes an answer: the client's fields in the client's order, and of what subgraphs said nothing else. */
export function projection(
  root: GraphQLObjectType,
  set: SelectionSetNode,
  selecting: Selecting,
): (data: Tree) => Tree | null {
  return objectWriter(root, [set], selecting) as (data: Tree) => Tree | null;
}

function objectWriter(type: GraphQLObjectType, sets: readonly SelectionSetNode[], selecting: Selecting): Write {
  const fields = [...collect(type, sets, selecting)].map(([key, nodes]) => fieldOf(key, nodes, type, selecting));
  return (value) => {
    if (!isTree(value)) return null;
    const answer: Tree = {};
    for (let index = 0; index < fields.length; index += 1) {
      const { key, write, mayBeNull } = fields[index]!;
      const written = write(value[key]);
      if (written === null && !mayBeNull) return null;
      answer[key] = written;
    }
    return answer;
  };
}

function fieldOf(key: string, nodes: readonly FieldNode[], parent: GraphQLObjectType, selecting: Selecting): Field {
  const name = nodes[0]!.name.value;
  if (name === "__typename") return { key, write: () => parent.name, mayBeNull: false };
  if (isIntrospection(name)) return { key, write: leaf, mayBeNull: true };
  const field = parent.getFields()[name];
  if (!field) throw new Error(`The API has no field ${parent.name}.${name}.`);
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  return { key, write: writerOf(field.type, sets, selecting), mayBeNull: !isNonNullType(field.type) };
}

function writerOf(type: GraphQLOutputType, sets: readonly SelectionSetNode[], selecting: Selecting): Write {
  if (isNonNullType(type)) return writerOf(type.ofType, sets, selecting);
  if (isListType(type)) {
    return listWriter(writerOf(type.ofType, sets, selecting), !isNonNullType(type.ofType));
  }
  if (isEnumType(type)) return enumWriter(new Set(type.getValues().map(({ name }) => name)));
  if (isLeafType(type)) return leaf;
  if (isObjectType(type)) return objectWriter(type, sets, selecting);
  return abstractWriter(possibleTypes(selecting.schema, type), sets, selecting);
}

function listWriter(write: Write, mayHoldNull: boolean): Write {
  return (value) => {
    if (!Array.isArray(value)) return null;
    const written = new Array<unknown>(value.length);
    for (let index = 0; index < value.length; index += 1) {
      written[index] = write(value[index]);
      if (written[index] === null && !mayHoldNull) return null;
    }
    return written;
  };
}

/** By the type that the object says it has: one that clients may not know of is not there for them. */
function abstractWriter(
  types: ReadonlyMap<string, GraphQLObjectType>,
  sets: readonly SelectionSetNode[],
  selecting: Selecting,
): Write {
  const writers = new Map<GraphQLObjectType, Write>();
  return (value) => {
    const type = isTree(value) ? types.get(String(value.__typename)) : undefined;
    if (!type) return null;
    let write = writers.get(type);
    if (!write) {
      write = objectWriter(type, sets, selecting);
      writers.set(type, write);
    }
    return write(value);
  };
}

function possibleTypes(schema: GraphQLSchema, type: GraphQLOutputType): ReadonlyMap<string, GraphQLObjectType> {
  const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [];
  return new Map(possible.map((each) => [each.name, each]));
}

function enumWriter(names: ReadonlySet<unknown>): Write {
  return (value) => (names.has(value) ? value : null);
}

/** What every object has by the language alone is a function, and no subgraph said it. */
function leaf(value: unknown): unknown {
  return value === undefined || typeof value === "function" ? null : value;
}
