import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import { withClient } from "../../subgraphs/shared/client.ts";
import type { RunningServices } from "../setup/services.ts";

const LEADER = `select activity.pid, client_port as port from pg_locks join pg_stat_activity activity using (pid)
  where relation = 'ledger.leadership'::regclass and granted`;
const SESSIONS = "select 1 from pg_stat_activity where pid = $1 or application_name = 'casegraph-filing-' || $1";
const PATIENCE_MS = 10_000;
const LOOK_MS = 20;

/** What came of a leader that was stopped and woken. */
interface Woken {
  /** Whether it found a session of its term when it woke, with which it could have written. */
  readonly couldWrite: boolean;
}

/** Stops the process that leads the ledger, without ending it, until this is done and another leads, and wakes it again. */
export async function untilRelieved(
  services: RunningServices,
  ownerUrl: string,
  meanwhile: () => Promise<void>,
): Promise<Woken> {
  return withClient(ownerUrl, "drill", async (client) => {
    const session = await leaderOf(client, () => true);
    const processes = ["identity 1", "identity 2"].map((name) => services.pidOf(name));
    const leader = processes.find((pid) => holdsPort(pid, session.port));
    if (!leader) throw new Error("No process of identity leads the ledger");
    process.kill(leader, "SIGSTOP");
    try {
      await meanwhile();
      await leaderOf(client, ({ pid }) => pid !== session.pid);
      const { rowCount } = await client.query(SESSIONS, [session.pid]);
      return { couldWrite: rowCount !== 0 };
    } finally {
      process.kill(leader, "SIGCONT");
    }
  });
}

interface Session {
  readonly pid: number;
  readonly port: number;
}

async function leaderOf(client: pg.Client, isMeant: (session: Session) => boolean): Promise<Session> {
  for (const began = performance.now(); performance.now() - began < PATIENCE_MS; await delay(LOOK_MS)) {
    const { rows } = await client.query<Session>(LEADER);
    const found = rows.find(isMeant);
    if (found) return found;
  }
  throw new Error(`Nobody else leads the ledger after ${PATIENCE_MS} ms`);
}

/** Whether a process has a TCP socket with this local port (proc(5), /proc/net/tcp). */
function holdsPort(pid: number, port: number): boolean {
  const end = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  const lines = readFileSync("/proc/net/tcp", "utf8")
    .split("\n")
    .map((line) => line.trim().split(/\s+/));
  const sockets = lines.filter(([, local]) => local?.endsWith(end)).map((fields) => `socket:[${fields[9]}]`);
  return readdirSync(`/proc/${pid}/fd`).some((fd) => sockets.includes(linkOf(`/proc/${pid}/fd/${fd}`)));
}

/** A file may be closed while this is read. */
function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}
