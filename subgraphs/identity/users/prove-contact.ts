import type { EntityManager } from "typeorm";
import type { Address } from "../../shared/address.ts";
import { record } from "../../shared/ledger/record.ts";
import type { IdentityContext } from "../context.ts";
import { contactOf } from "./user.contact.ts";
import type { User } from "./user.entity.ts";

const COLUMN: Readonly<Record<Address["kind"], string>> = { EMAIL: "email_verified_at", PHONE: "phone_verified_at" };

/** This column alone: whoever changes something else of the account at this moment loses nothing by it. */
const proveIn = (column: string) => `update users u
  set ${column} = $2, version = u.version + (old.proven is null)::int
  from (select id, ${column} as proven from users where id = $1 for no key update) old
  where u.id = old.id
  returning u.version, old.proven is null as first`;

/**
 * To prove an address is to verify it, whatever the proof was asked for. When it was proven last tells how far it can be
 * trusted; that it was proven at all is news once.
 */
export async function noteProven(
  ctx: IdentityContext,
  tx: EntityManager,
  user: User,
  kind: Address["kind"],
): Promise<void> {
  const [[written]]: [{ version: number; first: boolean }[], number] = await tx.query(proveIn(COLUMN[kind]), [
    user.id,
    ctx.now(),
  ]);
  if (!written?.first) return;
  await record(ctx, tx, "user.contactVerified", user, {
    actor: user.id,
    facts: { userId: user.id, version: written.version, kind },
    changes: { after: { address: contactOf(user, kind).value } },
  });
}
