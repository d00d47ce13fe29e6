import type { DataSource } from "typeorm";
import type { Log } from "../log.ts";
import { SteadyClient } from "../patience.ts";
import { poolOf } from "../pool.ts";
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

type Callback = (...outcome: never[]) => void;

interface Asked {
  readonly text?: string;
  callback?: Callback;
}

/** A connection whose statements are timed. A slow one is logged by its text alone: what it was about are its parameters. */
export function timedClient(subgraph: string, log: Log | undefined): typeof SteadyClient {
  const told = took.labels({ subgraph });
  return class TimedClient extends SteadyClient {
    // Whose end is told to a callback of its own has one; TypeORM and we are given a promise.
    override query(...args: never[]): never {
      const [asked] = args as unknown as [string | Asked];
      const started = performance.now();
      const over = () => tell(asked, performance.now() - started);
      if (typeof asked === "object" && asked.callback) asked.callback = followed(asked.callback, over);
      const result: unknown = super.query(...(args as [never]));
      if (result instanceof Promise) result.then(over, over);
      return result as never;
    }
  };

  function tell(asked: string | Asked, ms: number): void {
    told.observe(ms / 1000);
    if (ms < SLOW_MS) return;
    const statement = typeof asked === "string" ? asked : (asked.text ?? "");
    log?.warn({ ms: Math.round(ms), statement: statement.slice(0, MOST_TOLD) }, "a statement was slow");
  }
}

function followed(callback: Callback, also: () => void): Callback {
  return (...outcome) => {
    also();
    callback(...outcome);
  };
}

/** Tells how busy a subgraph's pool is, until the returned function is called. */
export function watchPool(subgraph: string, db: DataSource): () => void {
  const pool = poolOf(db);
  const stops = [
    connections.watch({ subgraph, state: "busy" }, () => pool.totalCount - pool.idleCount),
    connections.watch({ subgraph, state: "idle" }, () => pool.idleCount),
    waiting.watch({ subgraph }, () => pool.waitingCount),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
