import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Where this installation copies the heads of its ledger. */
export function headsUrlOf(dataDir: string): string {
  return pathToFileURL(join(dataDir, "ledger-heads")).href;
}
