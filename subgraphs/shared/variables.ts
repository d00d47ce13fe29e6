import {
  type ArgumentNode,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  Kind,
  type ObjectFieldNode,
  type OperationDefinitionNode,
  type TypeNode,
  typeFromAST,
  visit,
} from "graphql";
import type { Fault } from "./faults.ts";

type Path = Fault["path"];
type Values = Readonly<Record<string, unknown>>;

/**
 * What is wrong with the variables of an operation, before it is planned. graphql's own messages repeat the value (a
 * password, a megabyte); these name the place and the type that is expected there.
 */
export function variableFaults(schema: GraphQLSchema, operation: OperationDefinitionNode, values: Values): Fault[] {
  return (operation.variableDefinitions ?? []).flatMap(({ variable, type: node, defaultValue }) => {
    const name = variable.name.value;
    const type = typeOf(schema, node);
    if (!type) return [];
    const faults = variableFaultsOf(type, name, values, defaultValue !== undefined);
    if (faults.length === 0) return [];
    const place = placeOf(operation, name);
    return faults.map(({ path, message }) => ({ path: [...place, ...path], message }));
  });
}

const types = new WeakMap<GraphQLSchema, WeakMap<TypeNode, GraphQLInputType | null>>();

/** The type of a variable, found once for each document; null when it is none that comes in. */
export function typeOf(schema: GraphQLSchema, node: TypeNode): GraphQLInputType | null {
  const ofSchema = types.get(schema) ?? new WeakMap<TypeNode, GraphQLInputType | null>();
  types.set(schema, ofSchema);
  const known = ofSchema.get(node);
  if (known !== undefined) return known;
  const type = typeFromAST(schema, node as never);
  const found = isInputType(type) ? type : null;
  ofSchema.set(node, found);
  return found;
}

/** With paths that begin inside of the variable. */
function variableFaultsOf(type: GraphQLInputType, name: string, values: Values, hasDefault: boolean): Fault[] {
  if (Object.hasOwn(values, name)) return valueFaults(type, values[name], []);
  return isNonNullType(type) && !hasDefault ? [missing([])] : [];
}

/** What a variable fills, as the operation says it: a client's own name for it means nothing to a form. */
function placeOf(operation: OperationDefinitionNode, variable: string): Path {
  const path: string[] = [];
  let place: string[] | null = null;
  const named = {
    enter({ name, value }: ArgumentNode | ObjectFieldNode) {
      path.push(name.value);
      if (value.kind === Kind.VARIABLE && value.name.value === variable) place ??= [...path];
    },
    leave() {
      path.pop();
    },
  };
  visit(operation, { Argument: named, ObjectField: named });
  return place ?? [variable];
}

function valueFaults(type: GraphQLInputType, value: unknown, path: Path): Fault[] {
  if (value === null || value === undefined) return isNonNullType(type) ? [missing(path)] : [];
  const inner = getNullableType(type);
  if (isListType(inner)) {
    // One value stands for a list of one (GraphQL, section 3.11).
    const items = Array.isArray(value) ? value : null;
    if (!items) return valueFaults(inner.ofType, value, path);
    return items.flatMap((item, index) => valueFaults(inner.ofType, item, [...path, index]));
  }
  if (isInputObjectType(inner)) return objectFaults(inner, value, path);
  try {
    return inner.parseValue(value) === undefined ? [unfit(type, path)] : [];
  } catch {
    return [unfit(type, path)];
  }
}

function objectFaults(type: GraphQLInputObjectType, value: unknown, path: Path): Fault[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [unfit(type, path)];
  const fields = type.getFields();
  const given = value as Record<string, unknown>;
  // The name of an unknown field is the client's own text: it is not repeated either.
  const unknown = Object.keys(given).some((name) => !Object.hasOwn(fields, name));
  const faults = Object.values(fields).flatMap((field) => {
    const at = [...path, field.name];
    if (Object.hasOwn(given, field.name)) return valueFaults(field.type, given[field.name], at);
    return isRequiredInputField(field) ? [missing(at)] : [];
  });
  return unknown ? [...faults, { path, message: `has a field that ${type.name} does not have` }] : faults;
}

/** Something that must be given was not. */
export function missing(path: Path): Fault {
  return { path, message: "is missing" };
}

/** Something was given that is not of its type. */
export function unfit(type: GraphQLInputType, path: Path): Fault {
  return { path, message: `is not a valid ${String(getNullableType(type))}` };
}
