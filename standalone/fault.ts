import { EnvError } from "../subgraphs/shared/env.ts";
import { LedgerFault } from "../subgraphs/shared/proofs/ledger-fault.ts";

/** Something that the person at the terminal can mend: its message is the one line they are shown. */
export class Fault extends Error {}

const REASONS: Record<string, string> = {
  EACCES: "permission denied",
  EPERM: "not permitted",
  EROFS: "the file system is read-only",
  ENOSPC: "no space left",
  ENOTDIR: "a file is in the way",
  EEXIST: "a file is in the way",
  ENAMETOOLONG: "the name is too long",
  ENOENT: "it cannot be made there",
};

/** The fault behind a refusal of the file system; anything else stays what it is. */
export function folderFault(path: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  const reason = REASONS[code];
  return reason
    ? new Fault(`Cannot write to ${path} (${reason}): set DATA_DIR to a folder that you may write to.`)
    : error;
}

/** What to print about an error that ends the process: a line for a fault, the stack for a mistake of ours. */
export function explain(error: unknown): string {
  if (error instanceof Fault || error instanceof LedgerFault) return error.message;
  if (error instanceof EnvError) return error.message.replace(/\n +/, " ").replace(/\n +/g, "; ");
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
