import { createLog } from "../subgraphs/shared/log.ts";
import { readPersistedDocuments } from "./admission/persisted.ts";
import { compose } from "./compose.ts";
import { readRouterEnv } from "./env.ts";
import { createRouter } from "./router.ts";
import { readSchemas, readSupergraphFile } from "./supergraph.ts";
import { httpTransport } from "./transports/http.ts";

try {
  const env = readRouterEnv();
  const router = await createRouter({
    graph: compose(await readSchemas(await readSupergraphFile("supergraph.yaml"))),
    transport: httpTransport({ urls: { identity: env.IDENTITY_URL, cases: env.CASES_URL }, secret: env.ROUTER_SECRET }),
    publicUrl: env.PUBLIC_URL,
    log: createLog("router", env.LOG_LEVEL),
    development: env.NODE_ENV === "development",
    portal: "admin-portal/dist",
    persisted: await readPersistedDocuments("schema/operations.json"),
    origins: env.ALLOWED_ORIGINS,
    trustedProxies: env.TRUSTED_PROXIES,
    subgraphTimeoutMs: env.SUBGRAPH_TIMEOUT_MS,
    maxSocketsPerAddress: env.SOCKETS_PER_ADDRESS,
  });
  await router.listen(env.PORT, env.HOST);
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void router.close());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
