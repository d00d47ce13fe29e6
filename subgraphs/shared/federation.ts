import { buildSubgraphSchema } from "@apollo/subgraph";
import { printSchemaWithDirectives } from "@graphql-tools/utils";
import { type GraphQLSchema, lexicographicSortSchema, parse } from "graphql";
import { type BuildSchemaOptions, buildSchema, createResolversMap, getMetadataStorage } from "type-graphql";
import type { Context } from "./context.ts";
import { requireValid } from "./validation.ts";

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external"])';

/** Answers an entity for the gateway: by reference, with the same rights as any other way to it. */
type ReferenceResolvers = Readonly<Record<string, (reference: { id: string }, ctx: Context) => unknown>>;

/** The parts of a subgraph's schema: resolver classes, and how other subgraphs' references to its types are answered. */
export interface SchemaParts {
  readonly resolvers: BuildSchemaOptions["resolvers"];
  readonly references: ReferenceResolvers;
}

/** Turns type-graphql's classes into a federated schema. Inputs are validated here, once, for every subgraph. */
export async function federate({
  resolvers,
  references,
}: SchemaParts): Promise<{ schema: GraphQLSchema; sdl: string }> {
  // A field that only reads a property needs no resolver: compiled, it is a property of the answer.
  for (const type of getMetadataStorage().objectTypes) type.simpleResolvers = true;
  const plain = await buildSchema({
    resolvers,
    validateFn: requireValid,
    // A subgraph's schema may lack parts that only the composed one has.
    skipCheck: true,
    // type-graphql asks for one although every subscription here brings its own stream from the ledger.
    pubSub: { publish: () => undefined, subscribe: () => unused() },
  });
  const sdl = printSchemaWithDirectives(lexicographicSortSchema(plain));
  const map = createResolversMap(plain) as Record<string, Record<string, unknown>>;
  for (const [type, resolve] of Object.entries(references)) map[type] = { ...map[type], __resolveReference: resolve };
  const schema = buildSubgraphSchema([
    { typeDefs: parse(LINK), resolvers: {} },
    { typeDefs: parse(sdl), resolvers: map as never },
  ]);
  return { schema, sdl: `${LINK}\n\n${sdl}\n` };
}

function unused(): never {
  throw new Error("Subscriptions follow the ledger");
}
