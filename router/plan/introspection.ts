import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { isIntrospection } from "../admission/limits.ts";
import { type Fragments, fragmentsOf, isIncluded } from "./selection.ts";

/** An operation in the parts that are answered apart; null where nothing is asked for. */
export interface Parts {
  /** For the planner: without what no subgraph has to be asked for, such as the name of the root's type. */
  readonly planned: DocumentNode | null;
  /** For the schema itself. */
  readonly introspection: DocumentNode | null;
}

/** Takes the root fields of an operation apart. */
export function partsOf(document: DocumentNode, operation: OperationDefinitionNode): Parts {
  const fragments = fragmentsOf(document);
  const part = (isWanted: (field: FieldNode) => boolean): DocumentNode | null => {
    const selectionSet = only(operation.selectionSet, fragments, isWanted);
    if (!selectionSet) return null;
    return { ...document, definitions: [{ ...operation, selectionSet }, ...fragments.values()] };
  };
  return {
    planned: part(({ name }) => name.value !== "__typename" && !isIntrospection(name.value)),
    introspection: part(({ name }) => isIntrospection(name.value)),
  };
}

/** The wanted fields of a root selection; what is skipped whatever the variables say is wanted by nobody. */
function only(
  set: SelectionSetNode,
  fragments: Fragments,
  isWanted: (field: FieldNode) => boolean,
): SelectionSetNode | null {
  const selections = set.selections.flatMap((node): SelectionNode[] => {
    if (!isEver(node)) return [];
    if (node.kind === Kind.FIELD) return isWanted(node) ? [node] : [];
    const fragment =
      node.kind === Kind.INLINE_FRAGMENT ? node : (fragments.get(node.name.value) as FragmentDefinitionNode);
    const selectionSet = only(fragment.selectionSet, fragments, isWanted);
    const { typeCondition } = fragment;
    const { directives } = node;
    return selectionSet ? [{ kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet }] : [];
  });
  return selections.length ? { ...set, selections } : null;
}

function isEver(node: SelectionNode): boolean {
  const literal = node.directives?.filter(({ arguments: args }) =>
    args?.every(({ value }) => value.kind === Kind.BOOLEAN),
  );
  return isIncluded({ ...node, directives: literal }, {});
}
