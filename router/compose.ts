import { composeServices } from "@theguild/federation-composition";
import { buildSchema, lexicographicSortSchema, parse, printSchema } from "graphql";

/** A subgraph as composition sees it. */
export interface SubgraphSchema {
  readonly name: string;
  readonly url: string;
  readonly sdl: string;
}

/** What composition makes: the supergraph for the planner, and the API as clients see it, sorted and without federation. */
export interface Composition {
  readonly supergraph: string;
  readonly api: string;
}

/** Composes the subgraphs into one graph, or says in one error everything that keeps them apart. */
export function compose(subgraphs: readonly SubgraphSchema[]): Composition {
  const { supergraphSdl, publicSdl, errors } = composeServices(
    subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })),
  );
  if (errors?.length || !supergraphSdl || !publicSdl) {
    const faults = (errors ?? []).map((error) => `  ${error.message.replaceAll("\n", "\n  ")}`);
    throw new Error(`The subgraphs do not compose:\n${faults.join("\n")}`);
  }
  return { supergraph: supergraphSdl, api: `${printSchema(lexicographicSortSchema(buildSchema(publicSdl)))}\n` };
}
