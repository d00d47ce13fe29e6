import { createRoles, migrateUp } from "../subgraphs/shared/migrations.ts";
import { replayTombstones } from "../subgraphs/shared/seals/erasure.ts";
import type { Graveyard } from "../subgraphs/shared/seals/tombstones.ts";
import { eraserUrl } from "./database-roles.ts";
import { Fault } from "./fault.ts";
import { STORAGES } from "./subgraphs.ts";

const MAY_NOT = "42501";

/** What PostgreSQL says of what it does not do; TypeORM wraps it. */
interface Refusal {
  readonly code?: string;
  readonly message: string;
  readonly detail?: string;
}

/**
 * Brings every schema and role up to date; answers how many migrations that took. A restored backup still has the keys
 * of whoever was erased since: they are destroyed again by what is written outside.
 */
export async function prepareDatabase(
  ownerUrl: string,
  passwords: Readonly<Record<string, string>>,
  graveyard: Graveyard | null = null,
): Promise<number> {
  try {
    const applied = await migrateUp(ownerUrl, STORAGES);
    await createRoles(ownerUrl, STORAGES, passwords);
    if (graveyard) await replayTombstones({ url: eraserUrl(ownerUrl, passwords), ...graveyard });
    return applied.length;
  } catch (error) {
    const refused = ((error as { driverError?: Refusal }).driverError ?? error) as Refusal;
    if (refused.code !== MAY_NOT) throw error;
    const why = [refused.message, refused.detail?.replace(/\.$/, "")].filter(Boolean).join(": ");
    throw new Fault(
      `DATABASE_URL must be that of the database's owner, who may create roles (${MAY_NOT}, ${why}). ` +
        'docs/operating.md says how to make one: "A PostgreSQL of your own".',
    );
  }
}
