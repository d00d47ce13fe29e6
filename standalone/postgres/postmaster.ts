import { readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** What a running server says about itself in the cluster's `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: "starting" | "stopping" | "ready";
}

/** The server of this cluster, or null when none runs. */
export function postmasterOf(cluster: string): Postmaster | null {
  const [pid, , , port, , , , status] = pidFile(cluster);
  if (!pid || !port || !status || !works(Number(pid), cluster)) return null;
  return { pid: Number(pid), port: Number(port), status: status.trim() as Postmaster["status"] };
}

/** Whether a process runs: one that was killed and that nobody has collected yet does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return process.platform !== "linux" || !isZombie(pid);
}

/**
 * Takes a dead server's number out of its pid file. PostgreSQL would trust a number that a zombie or a stranger
 * holds now, and refuse to start; the rest of the file stays, with it PostgreSQL looks for backends that still run.
 */
export function disownStalePid(cluster: string): void {
  const [pid, ...rest] = pidFile(cluster);
  if (pid && !works(Number(pid), cluster)) writeFileSync(join(cluster, "postmaster.pid"), [NOBODY, ...rest].join("\n"));
}

/** Stops a server fast: transactions are rolled back, everything acknowledged is on disk, then it goes. */
export async function stopPostmaster(cluster: string): Promise<void> {
  const pid = postmasterOf(cluster)?.pid;
  if (!pid) return;
  signal(pid, "SIGINT");
  const deadline = Date.now() + PATIENCE_MS;
  while (isAlive(pid)) {
    if (Date.now() > deadline) signal(pid, "SIGQUIT");
    await delay(10);
  }
}

const NOBODY = "999999999";
const PATIENCE_MS = 20_000;

function pidFile(cluster: string): string[] {
  try {
    return readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return [];
  }
}

function isZombie(pid: number): boolean {
  try {
    return /^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return true;
  }
}

/** Numbers are given out again: after a reboot the pid in the file may be anybody's. */
function works(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== "linux") return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster;
  } catch {
    return false;
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
