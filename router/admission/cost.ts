import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { isIntrospection } from "./limits.ts";

/** What a list without a page size is taken to hold. */
const UNPAGED_LIST = 10;

/**
 * The most objects that an operation's answer can hold: a field of an object costs one, a page (`first`) multiplies what
 * is under it, a plain list counts as ten. Scalars are free, and what @skip leaves out is counted all the same.
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const root = schema.getRootType(operation.operation);
  return root ? new Cost(schema, document, variables).of(operation.selectionSet, root, false) : 0;
}

class Cost {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #known = new Map<string, number>();

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {
    const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((node) => [node.name.value, node]));
  }

  /** `paged`: the field above has a page size already, so the lists right under it do not multiply again. */
  of(set: SelectionSetNode, parent: GraphQLCompositeType, paged: boolean): number {
    return set.selections.reduce((sum, node) => {
      if (node.kind === Kind.FIELD) return sum + this.#field(node, parent, paged);
      if (node.kind === Kind.FRAGMENT_SPREAD) return sum + this.#fragment(node.name.value, paged);
      const condition = node.typeCondition && this.schema.getType(node.typeCondition.name.value);
      return sum + this.of(node.selectionSet, isCompositeType(condition) ? condition : parent, paged);
    }, 0);
  }

  #fragment(name: string, paged: boolean): number {
    const key = `${name} ${paged}`;
    let cost = this.#known.get(key);
    if (cost === undefined) {
      const fragment = this.#fragments.get(name);
      const type = fragment && this.schema.getType(fragment.typeCondition.name.value);
      cost = fragment && isCompositeType(type) ? this.of(fragment.selectionSet, type, paged) : 0;
      this.#known.set(key, cost);
    }
    return cost;
  }

  #field(node: FieldNode, parent: GraphQLCompositeType, paged: boolean): number {
    const name = node.name.value;
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    const type = field && getNamedType(field.type);
    if (!field || !node.selectionSet || !isCompositeType(type) || isIntrospection(name)) return 0;
    const pageSize = this.#pageSize(node, field);
    const each = this.of(node.selectionSet, type, pageSize !== null);
    if (pageSize !== null) return 1 + pageSize * each;
    return isList(field.type) && !paged ? UNPAGED_LIST * (1 + each) : 1 + each;
  }

  /** What `first` is for this field: as written, as its variable says, or by default; null when it takes none. */
  #pageSize(node: FieldNode, field: GraphQLField<unknown, unknown>): number | null {
    const definition = field.args.find(({ name }) => name === "first");
    if (!definition) return null;
    const value = node.arguments?.find(({ name }) => name.value === "first")?.value;
    const given =
      value?.kind === Kind.VARIABLE
        ? this.variables[value.name.value]
        : value?.kind === Kind.INT
          ? Number(value.value)
          : null;
    const size = given ?? definition.defaultValue ?? UNPAGED_LIST;
    return Math.max(1, Number(size));
  }
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(getNullableType(type));
}
