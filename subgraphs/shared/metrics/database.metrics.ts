import type pg from "pg";
import type { DataSource } from "typeorm";
import type { Log } from "../log.ts";
import { SteadyClient } from "../patience.ts";
import { gauge, histogram } from "./metrics.ts";

const SLOW_MS = 250;
const MOST_TOLD = 500;

const took = histogram({
  name: "casegraph_database_query_seconds",
  help: "From a statement's sending to its last row.",
  labels: ["subgraph"],
});

const connections = gauge({
  name: "casegraph_database_connections",
  help: "Connections of a subgraph's pool, by whether they are in use.",
  labels: ["subgraph", "state"],
});

const waiting = gauge({
  name: "casegraph_database_waiting",
  help: "Requests that wait for a connection: more than a few for long is a pool that is too small.",
  labels: ["subgraph"],
});

/** A connection whose statements are timed. A slow one is logged by its text alone: what it was about are its parameters. */
export function timedClient(subgraph: string, log: Log | undefined): typeof SteadyClient {
  const told = took.labels({ subgraph });
  return class TimedClient extends SteadyClient {
    // pg gives a promise where no callback was given, which is how TypeORM asks.
    override query(...args: never[]): never {
      const started = performance.now();
      const result: unknown = super.query(...(args as [never]));
      const done = () => tell(args[0] ?? "", performance.now() - started);
      if (result instanceof Promise) result.then(done, done);
      return result as never;
    }
  };

  function tell(asked: string | { text?: string }, ms: number): void {
    told.observe(ms / 1000);
    if (ms < SLOW_MS) return;
    const statement = typeof asked === "string" ? asked : (asked.text ?? "");
    log?.warn({ ms: Math.round(ms), statement: statement.slice(0, MOST_TOLD) }, "a statement was slow");
  }
}

/** Tells how busy a subgraph's pool is, until the returned function is called. */
export function watchPool(subgraph: string, db: DataSource): () => void {
  const pool = (db.driver as unknown as { master: pg.Pool }).master;
  const stops = [
    connections.watch({ subgraph, state: "busy" }, () => pool.totalCount - pool.idleCount),
    connections.watch({ subgraph, state: "idle" }, () => pool.idleCount),
    waiting.watch({ subgraph }, () => pool.waitingCount),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
