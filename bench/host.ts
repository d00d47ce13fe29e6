import "reflect-metadata";
import { createRouter } from "../router/router.ts";
import { composed, PUBLIC_URL } from "../router/testing/world.ts";
import { httpTransport } from "../router/transports/http.ts";
import { localTransport } from "../router/transports/local.ts";
import { type Backend, openBackend } from "../standalone/backend.ts";
import type { Secrets } from "../standalone/secrets.ts";
import { secretFor } from "../subgraphs/shared/credential.ts";
import { createLog } from "../subgraphs/shared/log.ts";
import type { OpenSubgraph } from "../subgraphs/shared/open.ts";
import { serveSubgraph } from "../subgraphs/shared/server.ts";
import type { Contender } from "./contender.ts";

/** What a process of ours is to be, and what it needs for it. */
export type HostOrder =
  | { readonly be: "whole" | "subgraphs"; readonly ownerUrl: string; readonly secrets: Secrets }
  | { readonly be: "router"; readonly contender: Contender };

const log = createLog("bench", "error");
const HOST = "127.0.0.1";

process.once("message", (order: HostOrder) => {
  open(order).then(
    (ready) => process.send?.({ ready }),
    (error) => {
      process.stderr.write(`${error.stack}\n`);
      process.exit(1);
    },
  );
});
process.on("message", (message) => {
  if (message === "cpu") process.send?.({ cpu: process.cpuUsage() });
});
process.on("disconnect", () => process.exit(0));

/** The ports at which it answers, by name. */
async function open(order: HostOrder): Promise<Record<string, number>> {
  if (order.be === "router") {
    const { urls, secret, graph } = order.contender;
    return listen(graph, httpTransport({ urls, secret, log }));
  }
  const { ownerUrl, secrets } = order;
  const backend = await openBackend({ ownerUrl, secrets, publicUrl: PUBLIC_URL, log });
  const subgraphs = subgraphsOf(backend);
  if (order.be === "whole") return listen(composed(subgraphs), localTransport(subgraphs));
  const ports: Record<string, number> = {};
  for (const subgraph of subgraphs) {
    const routerSecrets = [secretFor(subgraph.name, secrets.routerSecret)];
    const server = await serveSubgraph(subgraph, { port: 0, host: HOST, routerSecrets, log });
    ports[subgraph.name] = server.port;
  }
  return ports;
}

function subgraphsOf({ identity, cases }: Backend): OpenSubgraph[] {
  return [identity as unknown as OpenSubgraph, cases];
}

async function listen(
  graph: Contender["graph"],
  transport: ReturnType<typeof localTransport>,
): Promise<{ router: number }> {
  const router = await createRouter({ graph, transport, publicUrl: PUBLIC_URL, log });
  return { router: await router.listen(0, HOST) };
}
