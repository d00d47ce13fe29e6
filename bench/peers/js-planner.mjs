import { createServer } from "node:http";
import { createGatewayRuntime } from "@graphql-hive/gateway-runtime";
import { sender, serve } from "./peer.mjs";

/** The gateway around our planner's library with its own planner, in JavaScript, as it comes. */
serve(async ({ graph, urls, secret }) => {
  const supergraph = Object.entries(urls).reduce(
    (sdl, [name, url]) => sdl.replaceAll(`http://${name}.invalid/graphql`, url),
    graph.supergraph,
  );
  const gateway = createGatewayRuntime({
    supergraph,
    logging: false,
    landingPage: false,
    graphiql: false,
    propagateHeaders: {
      fromClientToSubgraphs: ({ request }) => ({ authorization: request.headers.get("authorization") }),
    },
    fetchAPI: { fetch: sender({ urls, secret }) },
  });
  const server = createServer(gateway);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server.address().port;
});
