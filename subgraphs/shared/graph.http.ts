import { CREDENTIAL_HEADER, GRAPH_SCOPE, signCredential } from "./credential.ts";
import { readAtMost } from "./doors.ts";
import type { GraphTransport } from "./graph.ts";
import { inTurn, isUnreached } from "./replicas.ts";

/** The graph behind the routers' addresses; our credential lets them keep our correlation id, and nothing else. */
export function httpGraph(routerUrls: readonly string[], secret: string): GraphTransport {
  const askOne = inTurn(routerUrls);
  return ({ body, authorization, requestId }, signal, most) =>
    askOne(
      async (router) => {
        const response = await fetch(new URL("/graphql", router), {
          method: "POST",
          headers: {
            "content-type": "application/json",
            accept: "application/graphql-response+json",
            "user-agent": "casegraph",
            ...(authorization && { authorization }),
            ...(requestId && {
              "x-request-id": requestId,
              [CREDENTIAL_HEADER]: signCredential(secret, `${GRAPH_SCOPE} ${requestId}`, ""),
            }),
          },
          body,
          signal,
          redirect: "error",
        });
        return (await readAtMost(response, most)).toString();
      },
      (error) => !signal.aborted && isUnreached(error),
    );
}
