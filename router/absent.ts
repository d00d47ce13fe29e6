import {
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  getOperationAST,
  isNonNullType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import type { Admitted } from "./admission/admission.ts";

/**
 * An operation's data when no fetch brought any, which the planner leaves out: null for each field that may be null, and
 * null in all when one may not (GraphQL, section 6.4.4). Nothing selected is an empty object.
 */
export function absentData(schema: GraphQLSchema, { document, variables }: Admitted): Record<string, null> | null {
  const operation = getOperationAST(document);
  const root = operation && schema.getRootType(operation.operation);
  if (!root) return null;
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  const byName = new Map(fragments.map((node) => [node.name.value, node]));
  const fields = [...selected(operation.selectionSet, byName, variables)];
  if (fields.some(({ name }) => !isNullable(root, name))) return null;
  return Object.fromEntries(fields.map(({ key }) => [key, null]));
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;
type Variables = Readonly<Record<string, unknown>>;

/** The fields of a root selection, through fragments, without those that @skip and @include leave out. */
function* selected(
  set: SelectionSetNode | undefined,
  fragments: Fragments,
  variables: Variables,
): Generator<{ key: string; name: string }> {
  for (const node of set?.selections ?? []) {
    if (!isIncluded(node, variables)) continue;
    if (node.kind === Kind.FIELD) yield { key: node.alias?.value ?? node.name.value, name: node.name.value };
    else if (node.kind === Kind.INLINE_FRAGMENT) yield* selected(node.selectionSet, fragments, variables);
    else yield* selected(fragments.get(node.name.value)?.selectionSet, fragments, variables);
  }
}

function isIncluded(node: SelectionNode, variables: Variables): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, node, variables);
  const include = getDirectiveValues(GraphQLIncludeDirective, node, variables);
  return skip?.if !== true && include?.if !== false;
}

function isNullable(root: GraphQLObjectType, name: string): boolean {
  const field = root.getFields()[name];
  return field !== undefined && !isNonNullType(field.type);
}
