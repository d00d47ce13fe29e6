import type { EntityManager } from "typeorm";
import type { Address } from "../../shared/address.ts";
import type { IdentityContext } from "../context.ts";
import { User } from "./user.entity.ts";

/** Whose address it is; nobody's where it is none. The work is the same either way. */
export function userAt(
  ctx: IdentityContext,
  address: Address | null,
  db: EntityManager = ctx.db.manager,
): Promise<User | null> {
  const value = address?.value ?? "";
  return db.findOneBy(User, address?.kind === "PHONE" ? { phone: value } : { email: value });
}

/** Whoever proves or gives away this address does so one after the other, until the transaction ends. */
export async function lockAddress(tx: EntityManager, { value }: Address): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 5))", [`identity address ${value}`]);
}
