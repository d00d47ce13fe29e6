import type { ExecutionResult } from "graphql";
import type { Subgraph } from "../../subgraphs/shared/subgraph.ts";
import type { ResultStream, Transport, Upstream } from "./transport.ts";

/** Subgraphs of this very process: no socket and no serialisation between the router and them. */
export function localTransport(subgraphs: readonly Subgraph[]): Transport {
  return {
    upstreams: new Map(subgraphs.map((subgraph) => [subgraph.name, local(subgraph)])),
    close: async () => {},
  };
}

function local(subgraph: Subgraph): Upstream {
  return {
    async execute(operation, caller) {
      const result = await subgraph.execute(operation, caller);
      if (isStream(result)) throw new Error(`${subgraph.name} answered a query with a stream.`);
      return result;
    },
    subscribe: (operation, caller) => subgraph.execute(operation, caller),
    route: (request, caller) => subgraph.route(request, caller),
  };
}

function isStream(result: ExecutionResult | ResultStream): result is ResultStream {
  return Symbol.asyncIterator in result;
}
