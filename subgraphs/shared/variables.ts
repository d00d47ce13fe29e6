import {
  astFromValue,
  coerceInputValue,
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromASTUntyped,
} from "graphql";
import { type AppError, invalid } from "./errors.ts";

/**
 * Checks variables before anything runs. graphql's own messages repeat the value (a password, a megabyte); these name
 * the field and what it should be.
 */
export function refusedVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  values: Readonly<Record<string, unknown>>,
): AppError | null {
  const faults = (operation.variableDefinitions ?? []).flatMap(({ variable, type: node, defaultValue }) => {
    const name = variable.name.value;
    const type = typeFromAST(schema, node as never);
    if (!isInputType(type)) return [];
    if (values[name] === undefined) {
      return isNonNullType(type) && !defaultValue ? [{ field: name, message: `${name} is missing.` }] : [];
    }
    return faultsIn(name, type, values[name]);
  });
  return faults.length ? invalid(faults.map((f) => f.message).join(" "), ...faults.map((f) => f.field)) : null;
}

function faultsIn(variable: string, type: GraphQLInputType, value: unknown): { field: string; message: string }[] {
  const faults: { field: string; message: string }[] = [];
  coerceInputValue(value, type, (path, _value, error) => {
    const field = fieldName(variable, path);
    if (faults.length < 10) faults.push({ field, message: describe(field, typeAt(type, path), error) });
  });
  return faults;
}

/** The path as a form would name it: the conventional `input` argument is not part of it. */
function fieldName(variable: string, path: readonly (string | number)[]): string {
  return (variable === "input" && path.length > 0 ? path : [variable, ...path]).join(".");
}

function describe(field: string, type: GraphQLInputType, error: GraphQLError): string {
  // These two name keys of the input and never its values; the suggestion behind them is cut off.
  const known = /^Field "[^"]{1,100}"( of required type "[^"]+" was not provided| is not defined by type "[^"]+")/;
  const match = known.exec(error.message);
  return match ? `${match[0]}.` : `${field} is not a valid ${String(getNullableType(type))}.`;
}

function typeAt(type: GraphQLInputType, path: readonly (string | number)[]): GraphQLInputType {
  return path.reduce<GraphQLInputType>((at, key) => {
    const inner = getNullableType(at);
    if (isListType(inner)) return inner.ofType;
    return (isInputObjectType(inner) ? inner.getFields()[key]?.type : undefined) ?? inner;
  }, type);
}

/**
 * Variables with every default filled in, as a client would have written them: graphql-jit 0.8 refuses what is required,
 * has a default and was left out.
 */
export function withDefaults(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const filled: Record<string, unknown> = { ...values };
  for (const { variable, type: node, defaultValue } of operation.variableDefinitions ?? []) {
    const type = typeFromAST(schema, node as never);
    const given = values[variable.name.value];
    const value = given === undefined && defaultValue ? valueFromASTUntyped(defaultValue) : given;
    if (isInputType(type) && value !== undefined) filled[variable.name.value] = fill(type, value);
  }
  return filled;
}

function fill(type: GraphQLInputType, value: unknown): unknown {
  const inner = getNullableType(type);
  if (value === null || value === undefined) return value;
  if (isListType(inner))
    return Array.isArray(value) ? value.map((item) => fill(inner.ofType, item)) : fill(inner.ofType, value);
  if (!isInputObjectType(inner) || typeof value !== "object") return value;
  const given = value as Record<string, unknown>;
  const entries = Object.values(inner.getFields()).flatMap(({ name, type: fieldType, defaultValue }) => {
    if (given[name] !== undefined) return [[name, fill(fieldType, given[name])]];
    const written = defaultValue === undefined ? null : astFromValue(defaultValue, fieldType);
    return written ? [[name, valueFromASTUntyped(written)]] : [];
  });
  return Object.fromEntries(entries);
}
