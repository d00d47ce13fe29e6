import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { type AppError, invalid } from "../../subgraphs/shared/errors.ts";

/** How large one operation may be. */
export interface Limits {
  /** Fields within fields, through fragments. */
  readonly depth: number;
  /** Through fragments: a fragment of five, spread twice, counts ten. */
  readonly aliases: number;
  readonly directives: number;
  readonly tokens: number;
  /** Fields and spreads with every fragment in its place: what the planner has to work through. */
  readonly selections: number;
  /** The most objects that an answer may hold; see cost.ts. */
  readonly cost: number;
}

/**
 * The portal's dearest page, 100 entries of the audit trail with their changes, costs 1,501. Three times that leaves room
 * for other clients, and refuses three lists of 20 inside each other (8,000).
 */
export const LIMITS: Limits = { depth: 10, aliases: 15, directives: 10, tokens: 1_000, selections: 1_000, cost: 5_000 };

/** Fields that the router answers by itself, and only in development: they have no depth and no cost. */
export const isIntrospection = (name: string) => name === "__schema" || name === "__type";

type Size = Pick<Limits, "depth" | "aliases" | "directives" | "selections">;

const NOTHING: Size = { depth: 0, aliases: 0, directives: 0, selections: 0 };

const NAMES: Readonly<Record<keyof Size, string>> = {
  depth: "levels of fields",
  aliases: "aliases",
  directives: "directives",
  selections: "fields, with those of its fragments",
};

/** Why a document is too large, before anything expensive looks at it; null when it is not. */
export function tooLarge(document: DocumentNode, limits: Limits): AppError | null {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (operations.length !== 1) return invalid("A document holds exactly one operation.");
  const size = new Measure(document).of(operations[0] as OperationDefinitionNode);
  const over = (Object.keys(NAMES) as (keyof Size)[]).find((name) => size[name] > limits[name]);
  return over ? invalid(`An operation may have ${limits[over]} ${NAMES[over]} at the most.`) : null;
}

/** Measures a selection with every fragment in its place, each fragment once: spreads of spreads cannot multiply the work. */
class Measure {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #sizes = new Map<string, Size>();

  constructor(document: DocumentNode) {
    const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((node) => [node.name.value, node]));
  }

  of(node: OperationDefinitionNode | FragmentDefinitionNode): Size {
    const variables = node.kind === Kind.OPERATION_DEFINITION ? (node.variableDefinitions ?? []) : [];
    const own = [node, ...variables].reduce((count, { directives }) => count + (directives?.length ?? 0), 0);
    return sum(this.#set(node.selectionSet), { ...NOTHING, directives: own });
  }

  #set({ selections }: SelectionSetNode): Size {
    return selections.map((selection) => this.#selection(selection)).reduce(sum, NOTHING);
  }

  #selection(node: SelectionNode): Size {
    const own = { ...NOTHING, directives: node.directives?.length ?? 0, selections: 1 };
    if (node.kind === Kind.FRAGMENT_SPREAD) return sum(own, this.#fragment(node.name.value));
    if (node.kind === Kind.INLINE_FRAGMENT) return sum(own, this.#set(node.selectionSet));
    const field = { ...own, aliases: node.alias ? 1 : 0 };
    if (!node.selectionSet || isIntrospection(node.name.value)) return { ...field, depth: 1 };
    const inner = this.#set(node.selectionSet);
    return { ...sum(field, inner), depth: inner.depth + 1 };
  }

  /** A fragment inside itself is endlessly deep; one that does not exist is for validation to say. */
  #fragment(name: string): Size {
    const known = this.#sizes.get(name);
    if (known) return known;
    const fragment = this.#fragments.get(name);
    if (!fragment) return NOTHING;
    this.#sizes.set(name, { ...NOTHING, depth: Number.POSITIVE_INFINITY });
    const size = this.of(fragment);
    this.#sizes.set(name, size);
    return size;
  }
}

/** Two selections side by side: as deep as the deeper one, as large as both. */
function sum(a: Size, b: Size): Size {
  return {
    depth: Math.max(a.depth, b.depth),
    aliases: a.aliases + b.aliases,
    directives: a.directives + b.directives,
    selections: a.selections + b.selections,
  };
}
