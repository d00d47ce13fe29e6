import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { Fault } from "../fault.ts";

/** The account of the operating system that PostgreSQL runs under: it refuses to run as root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Null when this process's own account will do; for root the owner of the cluster, or else somebody harmless. */
export function accountFor(cluster: string): Account | null {
  const owner = statSync(cluster, { throwIfNoEntry: false });
  const own = process.getuid?.();
  if (own === undefined) return null;
  if (own !== 0) {
    if (owner && owner.uid !== own)
      throw new Fault(`${cluster} belongs to another account: start as that one, or set DATA_DIR to another folder.`);
    return null;
  }
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : existingAccount();
}

/** Whether the account may walk down to a path; null is this process, which got there by itself. */
export function canReach(path: string, account: Account | null): boolean {
  if (!account) return true;
  const parent = dirname(path);
  if (parent === path) return true;
  const { mode, uid, gid } = statSync(parent);
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
  return ((mode >> shift) & 1) === 1 && canReach(parent, account);
}

function existingAccount(): Account {
  const rows = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const named = (name: string) => rows.find((row) => row[0] === name && Number(row[2]) > 0);
  const row = named("postgres") ?? named("nobody") ?? rows.find(([, , uid]) => Number(uid) > 0);
  if (!row) throw new Fault("PostgreSQL does not run as root, and /etc/passwd names nobody else: add a user.");
  return { uid: Number(row[2]), gid: Number(row[3]) };
}
