import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import type { Variables } from "./run.ts";

/** A document's fragments by their names. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** Finds the fragments of a document. */
export function fragmentsOf(document: DocumentNode): Fragments {
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((node) => [node.name.value, node]));
}

/** What decides which fields of a selection are asked for. */
export interface Selecting {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
  readonly variables: Variables;
}

/** The fields that a selection asks of an object of this type, by their keys in the answer's order (GraphQL, section 6.3.2). */
export function collect(
  type: GraphQLNamedType,
  sets: readonly SelectionSetNode[],
  selecting: Selecting,
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  for (const set of sets) {
    for (const field of selected(type, set, selecting)) {
      const key = field.alias?.value ?? field.name.value;
      const known = fields.get(key);
      if (known) known.push(field);
      else fields.set(key, [field]);
    }
  }
  return fields;
}

function* selected(type: GraphQLNamedType, set: SelectionSetNode, selecting: Selecting): Generator<FieldNode> {
  for (const node of set.selections) {
    if (!isIncluded(node, selecting.variables)) continue;
    if (node.kind === Kind.FIELD) {
      yield node;
      continue;
    }
    const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : selecting.fragments.get(node.name.value);
    const condition = fragment?.typeCondition?.name.value;
    if (fragment && applies(condition, type, selecting.schema)) yield* selected(type, fragment.selectionSet, selecting);
  }
}

/** Whether @skip and @include leave it in. */
export function isIncluded(node: SelectionNode, variables: Variables): boolean {
  if (!node.directives?.length) return true;
  const skip = getDirectiveValues(GraphQLSkipDirective, node, variables);
  const include = getDirectiveValues(GraphQLIncludeDirective, node, variables);
  return skip?.if !== true && include?.if !== false;
}

function applies(condition: string | undefined, type: GraphQLNamedType, schema: GraphQLSchema): boolean {
  if (condition === undefined || condition === type.name) return true;
  const abstract = schema.getType(condition);
  return isAbstractType(abstract) && isObjectType(type) && schema.isSubType(abstract, type);
}
