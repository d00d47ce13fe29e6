import { CREDENTIAL_HEADER, GRAPH_SCOPE, signCredential } from "./credential.ts";
import { readAtMost } from "./doors.ts";
import type { GraphTransport } from "./graph.ts";

/** The graph behind a router's address; our credential lets it keep our correlation id, and nothing else. */
export function httpGraph(routerUrl: string, secret: string): GraphTransport {
  const url = new URL("/graphql", routerUrl);
  return async ({ body, authorization, requestId }, signal, most) => {
    const response = await fetch(url, {
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
  };
}
