import { type GraphQLSchema, isAbstractType } from "graphql";

/** The names of the types that an object may have to count as one of `condition`. */
export type TypesOf = (condition: string) => ReadonlySet<string>;

/** Knows by the supergraph which types belong to an interface or a union, those that clients may not see too. */
export function typesOf(supergraph: GraphQLSchema): TypesOf {
  const known = new Map<string, ReadonlySet<string>>();
  return (condition) => {
    let names = known.get(condition);
    if (!names) {
      const type = supergraph.getType(condition);
      const possible = isAbstractType(type) ? supergraph.getPossibleTypes(type) : [];
      names = new Set([condition, ...possible.map(({ name }) => name)]);
      known.set(condition, names);
    }
    return names;
  };
}
