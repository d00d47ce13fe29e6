import { readFile } from "node:fs/promises";
import { createLog } from "../subgraphs/shared/log.ts";
import { serveMetrics } from "../subgraphs/shared/metrics/metrics.server.ts";
import { toldToStop } from "../subgraphs/shared/stopping.ts";
import { readPersistedDocuments } from "./admission/persisted.ts";
import { compose } from "./compose.ts";
import { readRouterEnv } from "./env.ts";
import { createRouter } from "./router.ts";
import { readSchemas, readSupergraphFile } from "./supergraph.ts";
import { httpTransport } from "./transports/http.ts";

try {
  const env = readRouterEnv();
  const log = createLog("router", env.LOG_LEVEL);
  const router = await createRouter({
    graph: compose(await readSchemas(await readSupergraphFile("supergraph.yaml"))),
    transport: httpTransport({
      urls: {
        identity: env.IDENTITY_URL,
        cases: env.CASES_URL,
        messaging: env.MESSAGING_URL,
        agents: env.AGENTS_URL,
      },
      secret: env.ROUTER_SECRET,
      log,
    }),
    publicUrl: env.PUBLIC_URL,
    log,
    development: env.NODE_ENV === "development",
    portal: "admin-portal/dist",
    persisted: await readPersistedDocuments("schema/operations.json"),
    documents: await demoAccounts(env.DEMO_ACCOUNTS_FILE),
    origins: env.ALLOWED_ORIGINS,
    trustedProxies: env.TRUSTED_PROXIES,
    subgraphTimeoutMs: env.SUBGRAPH_TIMEOUT_MS,
    secret: env.ROUTER_SECRET,
    socketLimits: {
      socketsPerAddress: env.SOCKETS_PER_ADDRESS,
      socketsPerUser: env.SOCKETS_PER_USER,
      subscriptionsPerUser: env.SUBSCRIPTIONS_PER_USER,
      subscriptionsPerAddress: env.SUBSCRIPTIONS_PER_ADDRESS,
    },
  });
  if (env.UNIX_SOCKET) await router.listenAt(env.UNIX_SOCKET);
  await router.listen(env.PORT, env.HOST);
  const metrics = await serveMetrics(env, log);
  const { atOnce } = await toldToStop();
  await router.close({ noticeMs: atOnce ? 0 : env.DRAIN_NOTICE_MS });
  await metrics.close();
  // Sockets to subgraphs leave timers behind, by which the process would stay for ten seconds more.
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}

async function demoAccounts(file: string | undefined): Promise<Record<string, unknown>> {
  return file ? { "/demo-accounts.json": JSON.parse(await readFile(file, "utf8")) } : {};
}
