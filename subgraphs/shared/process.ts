import { type Bus, openBus } from "./bus/bus.ts";
import { openRedis } from "./bus/redis.ts";
import { nobody } from "./caller.ts";
import type { SubgraphDefinition } from "./definition.ts";
import { type Doors, NO_DOORS } from "./doors.ts";
import { EnvError } from "./env.ts";
import { httpGraph } from "./graph.http.ts";
import { openGraph } from "./graph.ts";
import { watchHeads, watchLeadership, watchTail } from "./ledger/ledger.metrics.ts";
import { openSequencer, type Sequencer } from "./ledger/sequencer.ts";
import { Tail } from "./ledger/tail.ts";
import { createLog, type Log } from "./log.ts";
import { serveMetrics } from "./metrics/metrics.server.ts";
import { type OpenSubgraph, openSubgraph } from "./open.ts";
import { httpPeers } from "./peers.http.ts";
import { openPeers } from "./peers.ts";
import { credentialsIn, type HeadEnv, openHeadKeeper } from "./proofs/open-head-keeper.ts";
import { serveSubgraph } from "./server.ts";
import { toldToStop } from "./stopping.ts";
import { tokenVerifier } from "./token.ts";

const KEYS_TIMEOUT_MS = 2000;

/** What a subgraph's own process is told by its environment. */
export interface ProcessEnv extends HeadEnv {
  readonly DATABASE_URL: string;
  /** The process that has it numbers the ledger's entries. */
  readonly SEQUENCER_DATABASE_URL?: string;
  readonly DATABASE_POOL_SIZE: number;
  readonly REDIS_URL?: string;
  readonly ROUTER_SECRET: string;
  readonly LEDGER_SEALING_SECRET: string;
  readonly LEDGER_SEALING_SECRET_PREVIOUS?: string;
  readonly ROUTER_SECRET_PREVIOUS?: string;
  readonly PUBLIC_URL: string;
  /** One address for each replica of identity. */
  readonly JWKS_URL?: readonly string[];
  /** Of those that ask the graph. */
  readonly ROUTER_URL?: readonly string[];
  /** Of those that ask identity: one address for each replica, and what the two share. */
  readonly IDENTITY_URL?: readonly string[];
  readonly IDENTITY_SECRET?: string;
  /** The same of cases. */
  readonly CASES_URL?: readonly string[];
  readonly CASES_SECRET?: string;
  readonly HOST: string;
  readonly PORT: number;
  readonly DRAIN_NOTICE_MS: number;
  readonly LOG_LEVEL: string;
  readonly METRICS_PORT?: number;
  readonly METRICS_HOST: string;
}

/** Runs one subgraph as a process of its own until it is told to stop. */
export async function runSubgraph<Settings>(
  definition: SubgraphDefinition<Settings>,
  settings: Settings,
  env: ProcessEnv,
): Promise<void> {
  const log = createLog(definition.name, env.LOG_LEVEL);
  const { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl } = env;
  const bus = openBus({ redisUrl, databaseUrl, log });
  const redis = redisUrl ? openRedis(redisUrl, log) : undefined;
  const tail = new Tail(databaseUrl, bus, log);
  await tail.start();
  const sequencer = await sequencerOf(env, bus, log);
  // The subgraph that owns the keys answers itself, the others ask its process.
  let subgraph: OpenSubgraph | null = null;
  const verify = tokenVerifier(env.PUBLIC_URL, async (url) => {
    if (env.JWKS_URL) return firstAnswer(env.JWKS_URL);
    return (await subgraph?.route(new Request(url), nobody("jwks"))) ?? new Response(null, { status: 503 });
  });
  subgraph = (await openSubgraph(definition, {
    databaseUrl,
    poolSize: env.DATABASE_POOL_SIZE,
    bus,
    redis,
    tail,
    sealing: { current: env.LEDGER_SEALING_SECRET, previous: env.LEDGER_SEALING_SECRET_PREVIOUS },
    verify,
    doors: doorsOf(definition.name, env),
    log,
    settings,
  })) as OpenSubgraph;
  const server = await serveSubgraph(subgraph, {
    port: env.PORT,
    host: env.HOST,
    routerSecrets: [env.ROUTER_SECRET, ...(env.ROUTER_SECRET_PREVIOUS ? [env.ROUTER_SECRET_PREVIOUS] : [])],
    log,
  });
  watchTail(tail);
  const metrics = await serveMetrics(env, log);
  log.info({ port: server.port, metricsPort: metrics.port }, "listening");

  const { atOnce } = await toldToStop();
  await server.close({ noticeMs: atOnce ? 0 : env.DRAIN_NOTICE_MS });
  await subgraph.close();
  await tail.close();
  await sequencer?.close();
  await metrics.close();
  await bus.close();
  redis?.disconnect();
}

/** The doors of a process that was told where they lead. */
function doorsOf(self: string, env: ProcessEnv): Doors {
  const { ROUTER_URL, ROUTER_SECRET, IDENTITY_URL, IDENTITY_SECRET, CASES_URL, CASES_SECRET } = env;
  const peers = {
    ...(IDENTITY_URL && IDENTITY_SECRET && { identity: { urls: IDENTITY_URL, secret: IDENTITY_SECRET } }),
    ...(CASES_URL && CASES_SECRET && { cases: { urls: CASES_URL, secret: CASES_SECRET } }),
  };
  return {
    graph: ROUTER_URL ? openGraph(httpGraph(ROUTER_URL, ROUTER_SECRET)) : NO_DOORS.graph,
    peers: openPeers(httpPeers(self, peers)),
  };
}

/** The sequencer of a process that has its database's address; a ledger that was changed or restored stops the process. */
async function sequencerOf(env: ProcessEnv, bus: Bus, log: Log): Promise<Sequencer | null> {
  const { SEQUENCER_DATABASE_URL: url, LEDGER_SIGNING_KEY: signingKey, LEDGER_HEADS_URL: headsUrl } = env;
  const { LEDGER_SIGNING_KEYS_BEFORE: keysBefore } = env;
  if (!url) return null;
  const settings =
    signingKey && headsUrl ? { signingKey, keysBefore, headsUrl, credentials: credentialsIn(env) } : null;
  const keeper = settings && openHeadKeeper(settings, log);
  if (keeper) watchHeads(keeper);
  const sequencer = await openSequencer({ url, bus, log, keeper });
  watchLeadership(sequencer);
  return sequencer;
}

/** Asks one replica after the other until one answers. */
async function firstAnswer(urls: readonly string[]): Promise<Response> {
  let failure: unknown;
  for (const url of urls) {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(KEYS_TIMEOUT_MS) });
      if (answer.ok) return answer;
    } catch (error) {
      failure = error;
    }
  }
  throw new Error("No process of identity shows its keys.", { cause: failure });
}

/** Runs a process's `main`: what it cannot start with is one clear line and a failure. */
export function start(main: () => Promise<void>): void {
  main().then(
    () => process.exit(0),
    (error: unknown) => {
      const plain = error instanceof EnvError || (error as { code?: string }).code !== undefined;
      process.stderr.write(`${plain ? (error as Error).message : ((error as Error).stack ?? error)}\n`);
      process.exit(1);
    },
  );
}
