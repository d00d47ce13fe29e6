import {
  type ASTVisitor,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  Kind,
  type ObjectValueNode,
  type ValidationContext,
  type ValueNode,
} from "graphql";
import { type Fault, refusal } from "../../subgraphs/shared/faults.ts";
import { missing, unfit } from "../../subgraphs/shared/variables.ts";

type Path = Fault["path"];

/** Stands in for graphql's `ValuesOfCorrectTypeRule`, whose messages repeat what was written. */
export function LiteralsRule(context: ValidationContext): ASTVisitor {
  const check = (type: GraphQLInputType | null | undefined, node: ValueNode, name: string) => {
    const error = type && refusal(literalFaults(type, node, [name]));
    if (error) context.reportError(error);
  };
  return {
    Argument(node) {
      check(context.getArgument()?.type, node.value, node.name.value);
    },
    VariableDefinition(node) {
      if (node.defaultValue) check(context.getInputType(), node.defaultValue, node.variable.name.value);
    },
  };
}

function literalFaults(type: GraphQLInputType, node: ValueNode, path: Path): Fault[] {
  // A variable's type is matched with its place by another rule, and its value when it is known.
  if (node.kind === Kind.VARIABLE) return [];
  if (node.kind === Kind.NULL) return isNonNullType(type) ? [missing(path)] : [];
  const inner = getNullableType(type);
  if (isListType(inner)) {
    if (node.kind !== Kind.LIST) return literalFaults(inner.ofType, node, path);
    return node.values.flatMap((item, index) => literalFaults(inner.ofType, item, [...path, index]));
  }
  if (isInputObjectType(inner)) {
    return node.kind === Kind.OBJECT ? objectFaults(inner, node, path) : [unfit(type, path)];
  }
  try {
    return inner.parseLiteral(node, undefined) === undefined ? [unfit(type, path)] : [];
  } catch {
    return [unfit(type, path)];
  }
}

function objectFaults(type: GraphQLInputObjectType, node: ObjectValueNode, path: Path): Fault[] {
  const fields = type.getFields();
  const given = new Map(node.fields.map((field) => [field.name.value, field.value]));
  const unknown = [...given.keys()].some((name) => !Object.hasOwn(fields, name));
  const faults = Object.values(fields).flatMap((field) => {
    const value = given.get(field.name);
    const at = [...path, field.name];
    if (value) return literalFaults(field.type, value, at);
    return isRequiredInputField(field) ? [missing(at)] : [];
  });
  return unknown ? [...faults, { path, message: `has a field that ${type.name} does not have` }] : faults;
}
