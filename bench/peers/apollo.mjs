import { ApolloGateway, RemoteGraphQLDataSource } from "@apollo/gateway";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { sender, serve } from "./peer.mjs";

/** @apollo/gateway as its makers document it, with the token passed on and each request to a subgraph signed as ours are. */
serve(async ({ graph, urls, secret }) => {
  const gateway = new ApolloGateway({
    supergraphSdl: graph.supergraph,
    buildService: ({ name }) =>
      new RemoteGraphQLDataSource({
        url: urls[name.toLowerCase()],
        willSendRequest({ request, context }) {
          if (context.authorization) request.http.headers.set("authorization", context.authorization);
        },
        fetcher: sender({ urls, secret }),
      }),
  });
  const server = new ApolloServer({ gateway, introspection: false });
  const { url } = await startStandaloneServer(server, {
    listen: { port: 0, host: "127.0.0.1" },
    context: async ({ req }) => ({ authorization: req.headers.authorization }),
  });
  return Number(new URL(url).port);
});
