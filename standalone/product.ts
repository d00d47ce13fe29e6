import { fileURLToPath } from "node:url";
import { openDataDir } from "./data-dir.ts";
import { openDatabase } from "./database.ts";
import type { StandaloneEnv } from "./env.ts";
import { requireFreePort } from "./port.ts";
import { builtPortal, portalOf } from "./portal-build.ts";

const CHECKOUT = fileURLToPath(new URL("..", import.meta.url));

/** The whole of it, running. */
export interface Product {
  /** Stops in the order in which work flows: router, subgraphs, ledger, PostgreSQL. */
  close(): Promise<void>;
}

/** How to run it. */
export interface ProductOptions {
  readonly env: StandaloneEnv;
  /** One line for people about each thing that was done. */
  readonly say: (line: string) => void;
  /** It cannot go on. */
  readonly lost: (error: unknown) => void;
  /** The person at the terminal does not want to wait for it any more. */
  readonly signal: AbortSignal;
  /** Another server shows the portal: in development. */
  readonly portalElsewhere?: string;
}

/** Starts everything in this process. What was started before a fault is stopped again. */
export async function openProduct(options: ProductOptions): Promise<Product> {
  const { env, say, lost, signal, portalElsewhere } = options;
  const dataDir = openDataDir(env.dataDir);
  const database = await openDatabase({ env, dataDir, say, lost });
  try {
    await requireFreePort(env.port, env.host);
    say(`PostgreSQL on ${database.label}`);
    const portal = portalElsewhere ? null : builtPortal(portalOf(CHECKOUT), say, signal);
    // Whatever happens until it is awaited, its failure is heard there.
    portal?.catch(() => undefined);
    // Loading the services takes longer than everything so far: whoever mistyped a variable knows by now.
    const { openServices } = await import("./services.ts");
    const { ownerUrl } = database;
    const services = await openServices({ ...options, dataDir, ownerUrl, portal, checkout: CHECKOUT });
    return {
      async close() {
        await services.close().finally(() => database.stop());
      },
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
}
