import { setTimeout as delay } from "node:timers/promises";
import type { ServicesEnv } from "./env.ts";
import { requireFreePort } from "./port.ts";
import { choosePort } from "./postgres/server.ts";
import { SUBGRAPHS } from "./subgraphs.ts";

/** Processes of a start that was killed a moment ago are still leaving their ports. */
const PATIENCE_MS = 3_000;

/** Where the processes of one start listen. */
export interface ServicePorts {
  /** By subgraph: one for each of its processes. */
  readonly subgraphs: Readonly<Record<string, readonly number[]>>;
  /** The public one first. */
  readonly routers: readonly number[];
  /** A private one for each process, the routers' last; none where nobody asked for metrics. */
  readonly metrics: readonly number[];
}

/** The ports that were asked for, once they are free, and free ones for the rest. */
export async function chooseServicePorts(env: ServicesEnv): Promise<ServicePorts> {
  const { METRICS_PORT: first, METRICS_HOST } = env.metrics;
  const processes = SUBGRAPHS.length * env.replicas + env.routers;
  const routers = counting(env.port, env.routers);
  for (const port of routers) await freeSoon(() => requireFreePort(port, env.host));
  const given = first ? counting(first, processes) : [];
  for (const port of given) await freeSoon(() => requireFreePort(port, METRICS_HOST, "METRICS"));

  const fresh = freshPorts([...routers, ...given]);
  const subgraphs: Record<string, number[]> = {};
  for (const { name } of SUBGRAPHS) subgraphs[name] = await fresh(env.replicas);
  return { subgraphs, routers, metrics: first === 0 ? await fresh(processes) : given };
}

function counting(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

function freshPorts(taken: readonly number[]): (count: number) => Promise<number[]> {
  const known = new Set(taken);
  return async (count) => {
    const ports: number[] = [];
    while (ports.length < count) {
      const port = await choosePort(null);
      if (known.has(port)) continue;
      known.add(port);
      ports.push(port);
    }
    return ports;
  };
}

async function freeSoon(require: () => Promise<void>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await require();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await delay(100);
    }
  }
}
