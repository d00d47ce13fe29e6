import { roleOf } from "../subgraphs/shared/database.ts";
import { createRoles, migrateUp } from "../subgraphs/shared/migrations.ts";
import type { Anchor } from "../subgraphs/shared/proofs/anchor.ts";
import { replayTombstones } from "../subgraphs/shared/seals/erasure.ts";
import { Fault } from "./fault.ts";
import { STORAGES } from "./subgraphs.ts";

const MAY_NOT = "42501";

/**
 * Brings every schema and role up to date; answers how many migrations that took. A restored backup still has the keys
 * of whoever was erased since: they are destroyed again by what is written outside.
 */
export async function prepareDatabase(
  ownerUrl: string,
  passwords: Readonly<Record<string, string>>,
  outside: Anchor | null = null,
): Promise<number> {
  try {
    const applied = await migrateUp(ownerUrl, STORAGES);
    await createRoles(ownerUrl, STORAGES, passwords);
    if (outside) await replayTombstones({ url: eraserUrl(ownerUrl, passwords), outside });
    return applied.length;
  } catch (error) {
    const { code, driverError, message } = error as Error & { code?: string; driverError?: { code?: string } };
    if ((code ?? driverError?.code) !== MAY_NOT) throw error;
    throw new Fault(`DATABASE_URL must be that of the database's owner, who may create roles: ${message}.`);
  }
}

/** The database as the role that erases. */
export function eraserUrl(ownerUrl: string, passwords: Readonly<Record<string, string>>): string {
  const url = new URL(ownerUrl);
  url.username = roleOf("eraser");
  url.password = passwords.eraser ?? "";
  return url.href;
}
