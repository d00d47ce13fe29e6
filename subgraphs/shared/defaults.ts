import {
  astFromValue,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isInputObjectType,
  isListType,
  type OperationDefinitionNode,
  valueFromASTUntyped,
} from "graphql";
import { typeOf } from "./variables.ts";

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
    const type = typeOf(schema, node);
    const given = values[variable.name.value];
    const value = given === undefined && defaultValue ? valueFromASTUntyped(defaultValue) : given;
    if (type && value !== undefined) filled[variable.name.value] = fill(type, value);
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
