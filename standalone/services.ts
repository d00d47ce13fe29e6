import { existsSync } from "node:fs";
import { join } from "node:path";
import { readPersistedDocuments } from "../router/admission/persisted.ts";
import { compose } from "../router/compose.ts";
import { createRouter, type Router } from "../router/router.ts";
import { localTransport } from "../router/transports/local.ts";
import { createLog } from "../subgraphs/shared/log.ts";
import { serveMetrics } from "../subgraphs/shared/metrics/metrics.server.ts";
import { type Backend, openBackend } from "./backend.ts";
import { DEMO_ACCOUNTS } from "./demo/people.ts";
import type { StandaloneEnv } from "./env.ts";
import { backendOptionsOf, prepareProduct } from "./prepare-product.ts";

/** What the services run on, and for whom. */
export interface ServicesOptions {
  readonly env: StandaloneEnv;
  readonly dataDir: string;
  readonly ownerUrl: string;
  readonly checkout: string;
  /** The folder of the portal's build, once there is one; null where another server shows it. */
  readonly portal: Promise<string> | null;
  /** That other server's origin. */
  readonly portalElsewhere?: string;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/** The router and everything behind it, listening. */
export interface Services {
  /** The router first, so that what still runs finishes before what it needs goes. */
  close(): Promise<void>;
}

/** Brings the database up to date, writes the demo where it is wanted, and opens subgraphs and router on it. */
export async function openServices(options: ServicesOptions): Promise<Services> {
  const { env, signal } = options;
  const backendOptions = backendOptionsOf(options);
  await prepareProduct(options, backendOptions);
  signal.throwIfAborted();
  const backend = await openBackend(backendOptions);
  try {
    const router = await openRouter(backend, options);
    await router.listen(env.port, env.host);
    const metrics = await serveMetrics(env.metrics, backendOptions.log);
    return {
      async close() {
        await router.close();
        await backend.close();
        await metrics.close();
      },
    };
  } catch (error) {
    await backend.close();
    throw error;
  }
}

async function openRouter(backend: Backend, options: ServicesOptions): Promise<Router> {
  const { env, checkout, portal, portalElsewhere } = options;
  const { subgraphs } = backend;
  const manifest = join(checkout, "schema", "operations.json");
  return createRouter({
    graph: compose(subgraphs.map(({ name, sdl }) => ({ name, sdl, url: `http://${name}.local/graphql` }))),
    transport: localTransport(subgraphs),
    publicUrl: env.publicUrl,
    trustedProxies: env.trustedProxies,
    log: createLog("router", env.logLevel),
    development: !env.production,
    portal: (await portal) ?? undefined,
    persisted: existsSync(manifest) ? await readPersistedDocuments(manifest) : new Map(),
    origins: portalElsewhere ? [portalElsewhere] : [],
    documents: env.demo ? { "/demo-accounts.json": DEMO_ACCOUNTS } : {},
  });
}
