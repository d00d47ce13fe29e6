import { Bus } from "./bus.ts";
import { nobody } from "./caller.ts";
import type { SubgraphDefinition } from "./definition.ts";
import { EnvError } from "./env.ts";
import { Sequencer } from "./ledger/sequencer.ts";
import { Tail } from "./ledger/tail.ts";
import { createLog } from "./log.ts";
import { type OpenSubgraph, openSubgraph } from "./open.ts";
import { serveSubgraph } from "./server.ts";
import { tokenVerifier } from "./token.ts";

/** What a subgraph's own process is told by its environment. */
export interface ProcessEnv {
  readonly DATABASE_URL: string;
  /** The process that has it numbers the ledger's entries. */
  readonly SEQUENCER_DATABASE_URL?: string;
  readonly DATABASE_POOL_SIZE: number;
  readonly ROUTER_SECRET: string;
  readonly PUBLIC_URL: string;
  readonly JWKS_URL?: string;
  readonly HOST: string;
  readonly PORT: number;
  readonly LOG_LEVEL: string;
}

/** Runs one subgraph as a process of its own until it is told to stop. */
export async function runSubgraph<Settings>(
  definition: SubgraphDefinition<Settings>,
  settings: Settings,
  env: ProcessEnv,
): Promise<void> {
  const log = createLog(definition.name, env.LOG_LEVEL);
  const bus = new Bus();
  const tail = new Tail(env.DATABASE_URL, bus, log);
  await tail.start();
  const { SEQUENCER_DATABASE_URL: sequencerUrl } = env;
  const sequencer = sequencerUrl ? new Sequencer(sequencerUrl, bus, log) : null;
  // The subgraph that owns the keys answers itself, the others ask its process.
  let subgraph: OpenSubgraph | null = null;
  const verify = tokenVerifier(env.PUBLIC_URL, async (url) => {
    if (env.JWKS_URL) return fetch(env.JWKS_URL, { signal: AbortSignal.timeout(2000) });
    return (await subgraph?.route(new Request(url), nobody("jwks"))) ?? new Response(null, { status: 503 });
  });
  subgraph = (await openSubgraph(definition, {
    databaseUrl: env.DATABASE_URL,
    poolSize: env.DATABASE_POOL_SIZE,
    bus,
    tail,
    verify,
    log,
    settings,
  })) as OpenSubgraph;
  const server = await serveSubgraph(subgraph, {
    port: env.PORT,
    host: env.HOST,
    routerSecret: env.ROUTER_SECRET,
    log,
  });
  log.info({ port: server.port }, "listening");

  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  await server.close();
  await subgraph.close();
  await tail.close();
  await sequencer?.close();
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
