import { roleOf } from "../subgraphs/shared/database-role.ts";

/**
 * Everybody who signs in to the database: a role per subgraph, the one that numbers the ledger, and the one that erases.
 * By name: an operator's command need not load the subgraphs, which takes longer than what it does.
 */
export const DATABASE_ROLES: readonly string[] = ["identity", "cases", "messaging", "agents", "sequencer", "eraser"];

/** The database as the role that erases. */
export function eraserUrl(ownerUrl: string, passwords: Readonly<Record<string, string>>): string {
  const url = new URL(ownerUrl);
  url.username = roleOf("eraser");
  url.password = passwords.eraser ?? "";
  return url.href;
}
