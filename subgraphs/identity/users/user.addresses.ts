import type { EntityManager } from "typeorm";
import { type Address, addressOf } from "../../shared/address.ts";
import { invalid } from "../../shared/errors.ts";
import type { IdentityContext } from "../context.ts";
import { textOf } from "../messages/messages.ts";
import { User } from "./user.entity.ts";

/** The address that somebody typed; whoever typed none is told how one is written. */
export function requireAddress(ctx: IdentityContext, identifier: string): Address {
  const address = addressOf(identifier, ctx.settings.defaultCountry);
  if (!address) throw invalid(textOf("NO_ADDRESS", ctx.caller.language), "identifier");
  return address;
}

/** Whose address it is; nobody's where it is none. The work is the same either way. */
export function userAt(
  ctx: IdentityContext,
  address: Address | null,
  db: EntityManager = ctx.db.manager,
): Promise<User | null> {
  const value = address?.value ?? "";
  return db.findOneBy(User, address?.kind === "PHONE" ? { phone: value } : { email: value });
}

/** Where somebody is written to about their account: by e-mail where they have an address. */
export function homeOf({ email, phone }: User): Address | null {
  if (email) return { kind: "EMAIL", value: email };
  return phone ? { kind: "PHONE", value: phone } : null;
}

/** Whoever proves or gives away this address does so one after the other, until the transaction ends. */
export async function lockAddress(tx: EntityManager, { value }: Address): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 5))", [`identity address ${value}`]);
}
