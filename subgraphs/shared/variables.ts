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
  typeFromAST,
  visit,
} from "graphql";
import type { Fault } from "./faults.ts";

type Path = Fault["path"];

/**
 * What is wrong with the variables of an operation, before it is planned. graphql's own messages repeat the value (a
 * password, a megabyte); these name the place and the type that is expected there.
 */
export function variableFaults(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  values: Readonly<Record<string, unknown>>,
): Fault[] {
  return (operation.variableDefinitions ?? []).flatMap(({ variable, type: node, defaultValue }) => {
    const name = variable.name.value;
    const place = placeOf(operation, name);
    const type = typeFromAST(schema, node as never);
    if (!isInputType(type)) return [];
    if (Object.hasOwn(values, name)) return valueFaults(type, values[name], place);
    return isNonNullType(type) && !defaultValue ? [missing(place)] : [];
  });
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
