import {
  type DocumentNode,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";

const TYPENAME: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };

/**
 * Asks for the type of every object that may be of several: the planner does so only where it needs to know, but an object
 * may be of a type that clients must not see. And of every object of which nothing may be left to ask: the planner would
 * leave its field out, and the answer has to know that it is there.
 */
export function withTypenames(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const types = new TypeInfo(schema);
  const roots = new Set<unknown>([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
  return visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet(node) {
        const type = types.getParentType();
        const asks = isAbstractType(type) || (!roots.has(type) && !node.selections.some(isUnconditional));
        return asks ? { ...node, selections: [TYPENAME, ...node.selections] } : undefined;
      },
    }),
  );
}

function isUnconditional({ kind, directives }: SelectionNode): boolean {
  return kind === Kind.FIELD && !directives?.length;
}
