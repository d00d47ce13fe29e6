import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, fstatSync, openSync, readSync, statSync, truncateSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Fault } from "../fault.ts";
import { ENVIRONMENT } from "./cluster.ts";
import type { Place } from "./place.ts";
import { disownStalePid, type Postmaster, postmasterOf } from "./postmaster.ts";

/** Settings of `postgresql.conf` by name. */
export type Settings = Record<string, string | number>;

const SETTINGS: Settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  timezone: "UTC",
  log_timezone: "UTC",
  max_connections: 200,
  shared_buffers: "256MB",
  work_mem: "16MB",
  max_wal_size: "2GB",
  random_page_cost: 1.1,
  jit: "off",
};

const LOG_LIMIT = 5_000_000;
const PATIENCE_MS = 15_000;

/** Another start was faster, backends of a killed server are still leaving, or somebody holds the port for now. */
const PASSING = /lock file "postmaster.pid" already exists|pre-existing shared memory|could not create any TCP/;

/** How to start a server when none runs. */
export interface Launch {
  readonly binaries: string;
  readonly settings: Settings;
  readonly port: () => Promise<number>;
}

/** The port of last time while it is free, or another. */
export async function choosePort(last: number | null): Promise<number> {
  if (last !== null && (await isFree(last))) return last;
  for (;;) {
    // Below the range from which systems take ports for outgoing connections, or a client could sit on it by chance.
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await isFree(port)) return port;
  }
}

/** The cluster's server, ready: the one that runs already, or a new one. */
export async function readyServer(place: Place, start: Launch): Promise<Postmaster> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const running = await settled(place.cluster);
    if (running) return running;

    const failure = await launch(place, start.binaries, { ...SETTINGS, ...start.settings, port: await start.port() });
    if (failure === null) continue;
    if (!PASSING.test(failure) || Date.now() > deadline) throw notStarted(failure, place);
    await delay(50);
  }
}

/** Waits while a server starts, recovers or stops; null when none runs. */
async function settled(cluster: string): Promise<Postmaster | null> {
  for (;;) {
    const server = postmasterOf(cluster);
    if (!server || server.status === "ready") return server;
    await delay(10);
  }
}

/** Starts a server and waits until it is ready; what it said when it ended instead. */
async function launch(place: Place, binaries: string, settings: Settings): Promise<string | null> {
  disownStalePid(place.cluster);
  if ((statSync(place.log, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) truncateSync(place.log);
  const log = openSync(place.log, "a+", 0o600);
  const begin = fstatSync(log).size;
  try {
    const child = spawnServer(place, binaries, settings, log);
    const ended = once(child, "exit").then(
      () => "ended",
      (error: Error) => error.message,
    );
    for (;;) {
      const outcome = await Promise.race([ended, delay(10, null)]);
      if (outcome !== null) return `${outcome === "ended" ? "" : outcome}${textAfter(log, begin)}`;
      const server = postmasterOf(place.cluster);
      if (server?.pid === child.pid && server?.status === "ready") return null;
    }
  } finally {
    closeSync(log);
  }
}

/** A group of its own: Ctrl-C in the terminal must not take the database away before the product has drained. */
function spawnServer(place: Place, binaries: string, settings: Settings, log: number): ChildProcess {
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(join(binaries, "postgres"), ["-D", place.cluster, ...flags], {
    ...place.account,
    env: ENVIRONMENT,
    cwd: place.home,
    stdio: ["ignore", log, log],
    detached: true,
    windowsHide: true,
  });
  child.unref();
  return child;
}

function textAfter(file: number, position: number): string {
  const text = Buffer.alloc(Math.max(0, fstatSync(file).size - position));
  readSync(file, text, 0, text.length, position);
  return text.toString("utf8");
}

function notStarted(output: string, place: Place): Fault {
  const why = /(?:FATAL|PANIC): +(.*)/.exec(output)?.[1] ?? output.trim().split("\n").at(-1) ?? "";
  return new Fault(`PostgreSQL did not start: ${why || "it said nothing"} (its log is ${place.log})`);
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  try {
    await once(probe.listen(port, "127.0.0.1"), "listening");
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}
