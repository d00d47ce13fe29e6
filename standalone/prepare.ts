import { createRoles, migrateUp } from "../subgraphs/shared/migrations.ts";
import { Fault } from "./fault.ts";
import { STORAGES } from "./subgraphs.ts";

const MAY_NOT = "42501";

/** Brings every schema and role up to date; answers how many migrations that took. */
export async function prepareDatabase(ownerUrl: string, passwords: Readonly<Record<string, string>>): Promise<number> {
  try {
    const applied = await migrateUp(ownerUrl, STORAGES);
    await createRoles(ownerUrl, STORAGES, passwords);
    return applied.length;
  } catch (error) {
    const { code, driverError, message } = error as Error & { code?: string; driverError?: { code?: string } };
    if ((code ?? driverError?.code) !== MAY_NOT) throw error;
    throw new Fault(`DATABASE_URL must be that of the database's owner, who may create roles: ${message}.`);
  }
}
