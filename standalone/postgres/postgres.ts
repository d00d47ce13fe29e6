import { rmSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import { Fault } from "../fault.ts";
import { usableBinaries } from "./binaries.ts";
import { ensureCluster, OWNER } from "./cluster.ts";
import { type Holder, type Keeper, keep } from "./keeper.ts";
import { leave, type Place, placeOf, rememberPort } from "./place.ts";
import { stopPostmaster } from "./postmaster.ts";
import { choosePort, type Launch, readyServer, type Settings } from "./server.ts";

/** How to run the embedded PostgreSQL of one data folder. */
export interface PostgresOptions {
  /** As `openDataDir` answered it. */
  readonly dataDir: string;
  /** False for clusters that are thrown away: faster, and a power cut may break them. */
  readonly durable?: boolean;
  /** Work beside a product that has this folder; otherwise that is a fault. */
  readonly share?: boolean;
  /** Tells the person at the terminal what happens. */
  readonly say?: (line: string) => void;
  /** The server went away and could not be brought back. */
  readonly lost?: (error: unknown) => void;
}

/** A running server of a data folder, started here or found orphaned; kept up until it is stopped. */
export interface Postgres {
  /** The owner's, for migrations. */
  readonly url: string;
  readonly port: number;
  readonly cluster: string;
  /** Stops the server, unless it is another process's. */
  stop(): Promise<void>;
}

/** Refused or cut connections, and the codes of a server that starts, recovers or stops. */
const PASSING = new Set(["ECONNREFUSED", "ECONNRESET", "57P01", "57P02", "57P03"]);
const PATIENCE_MS = 60_000;

const THROWAWAY: Settings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: 0,
  shared_buffers: "128MB",
  // Its passwords are thrown away with it, and each of very many connections pays for these.
  scram_iterations: 1,
  file_copy_method: "clone",
};

/** Brings up the embedded PostgreSQL of a data folder, making its cluster on the first start. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { dataDir, durable = true, share = false, say = () => undefined, lost = () => undefined } = options;
  const place = placeOf(dataDir);
  const binaries = usableBinaries(place.home, place.account);
  const settings = durable ? {} : THROWAWAY;
  await ensureCluster(place, binaries, durable);

  const { port, hold } = await take(place, { binaries, settings, port: () => choosePort(place.port) });
  rememberPort(dataDir, place, port);
  const server = { url: urlOf(place, port, OWNER), port, cluster: place.cluster };
  if ("pid" in hold) {
    if (share) return { ...server, stop: async () => undefined };
    throw new Fault(`Casegraph already runs on ${dataDir} (process ${hold.pid}).`);
  }
  await ensureDatabase(hold.client);

  let keeper = hold;
  let stopping = false;
  const watching = watch();
  return { ...server, stop };

  async function watch(): Promise<void> {
    for (;;) {
      await keeper.over;
      if (stopping) return;
      say("PostgreSQL went away: starting it again");
      try {
        const again = await take(place, { binaries, settings, port: async () => port });
        if ("pid" in again.hold) throw new Fault(`Process ${again.hold.pid} took ${dataDir} over.`);
        keeper = again.hold;
        if (stopping) await keeper.client.end();
      } catch (error) {
        return lost(error);
      }
    }
  }

  async function stop(): Promise<void> {
    stopping = true;
    await keeper.client.end();
    await watching;
    await stopPostmaster(place.cluster);
  }
}

/** Ends an orphaned server of a data folder that is thrown away, and removes what lies outside that folder. */
export async function discardCluster(dataDir: string): Promise<void> {
  const place = placeOf(dataDir);
  await stopPostmaster(place.cluster);
  rmSync(place.cluster, { recursive: true, force: true });
  leave(dataDir, place);
}

/** A ready server and the hold on its data folder; a server that is just leaving or recovering is waited for. */
async function take(place: Place, start: Launch): Promise<{ port: number; hold: Keeper | Holder }> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const { port } = await readyServer(place, start);
    try {
      return { port, hold: await keep(urlOf(place, port, "postgres")) };
    } catch (error) {
      if (!PASSING.has((error as { code?: string }).code ?? "") || Date.now() > deadline) throw error;
      await delay(20);
    }
  }
}

async function ensureDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query("select from pg_database where datname = $1", [OWNER]);
  if (!rowCount) await client.query(`create database ${OWNER}`);
}

function urlOf(place: Place, port: number, database: string): string {
  return `postgres://${OWNER}:${place.password}@127.0.0.1:${port}/${database}`;
}
