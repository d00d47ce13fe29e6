import { randomBytes, randomUUID } from "node:crypto";
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Fault } from "../fault.ts";
import { readPrivate, settlePrivate, writePrivate } from "../private-file.ts";
import { type Account, accountFor, canReach } from "./account.ts";

/** Where root keeps a cluster whose account cannot enter the data folder, say below a home of mode 0700. */
const OUTSIDE = "/var/lib/casegraph";

interface State {
  readonly password: string;
  readonly port: number | null;
  /** Null for the data folder itself, which people may move. */
  readonly outside: string | null;
}

/** What is known about one data folder's cluster before anything runs. */
export interface Place {
  /** The cluster itself, and beside it whatever its account must be able to read. */
  readonly cluster: string;
  readonly home: string;
  readonly log: string;
  readonly account: Account | null;
  readonly password: string;
  /** The port of last time; null before the first. */
  readonly port: number | null;
}

/** Reads, or settles for good, where a data folder's cluster lives and what its password is. */
export function placeOf(dataDir: string): Place {
  const state = readPrivate<State>(stateFile(dataDir)) ?? settle(dataDir);
  const home = state.outside ?? dataDir;
  const cluster = join(home, "postgres");
  const account = accountFor(cluster);
  if (!canReach(cluster, account)) throw new Fault(`${home} is closed to the account that PostgreSQL runs under.`);
  return { cluster, home, log: join(dataDir, "postgres.log"), account, password: state.password, port: state.port };
}

/** Keeps the port for the next start: people and tools remember it. */
export function rememberPort(dataDir: string, place: Place, port: number): void {
  if (place.port === port) return;
  const outside = place.home === dataDir ? null : place.home;
  writePrivate(stateFile(dataDir), { password: place.password, port, outside } satisfies State);
}

/** Takes away what was made outside a data folder that is thrown away. */
export function leave(dataDir: string, { home }: Place): void {
  if (home === dataDir) return;
  rmSync(home, { recursive: true, force: true });
  if (existsSync(OUTSIDE) && readdirSync(OUTSIDE).length === 0) rmdirSync(OUTSIDE);
}

/** Hands a file or folder to the cluster's account. */
export function give(path: string, account: Account | null): void {
  if (account) chownSync(path, account.uid, account.gid);
}

function settle(dataDir: string): State {
  const wanted = join(dataDir, "postgres");
  if (existsSync(wanted))
    throw new Fault(`${stateFile(dataDir)} is missing, and with it the database's password: restore it.`);
  const outside = canReach(wanted, accountFor(wanted)) ? null : openOutside();
  const own: State = { password: randomBytes(24).toString("base64url"), port: null, outside };
  const state = settlePrivate(stateFile(dataDir), own);
  if (outside && state.outside !== outside) rmSync(outside, { recursive: true });
  return state;
}

function openOutside(): string {
  const home = join(OUTSIDE, randomUUID());
  mkdirSync(home, { recursive: true });
  for (const path of [OUTSIDE, home]) chmodSync(path, 0o711);
  return home;
}

function stateFile(dataDir: string): string {
  return join(dataDir, "postgres.json");
}
