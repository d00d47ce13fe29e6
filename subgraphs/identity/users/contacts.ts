import { In } from "typeorm";
import type { Contact } from "../../shared/contacts.ts";
import type { IdentityContext } from "../context.ts";
import { User } from "./user.entity.ts";

/** Nobody has been asked yet in which language they want to be written to. */
const LANGUAGE = "en";

/** How these people can be reached; whom we do not know is missing, and who was erased is written to no more. */
export async function contacts(ctx: IdentityContext, ids: readonly string[]): Promise<Contact[]> {
  if (ids.length === 0) return [];
  const users = await ctx.db.getRepository(User).findBy({ id: In([...ids]) });
  const erased = await erasedOf(ctx, users);
  return users.map(({ id, displayName, email }) => {
    const active = !erased.has(id);
    // Nothing proves an address yet: who gave somebody their account gave it too.
    return { id, displayName, email: active ? email : null, emailVerified: null, language: LANGUAGE, active };
  });
}

async function erasedOf(ctx: IdentityContext, users: readonly User[]): Promise<ReadonlySet<string>> {
  const rows: { person: string }[] = await ctx.db.query(
    "select person from ledger.person_key where person = any($1::uuid[]) and wrapped is null",
    [users.map(({ id }) => id)],
  );
  return new Set(rows.map(({ person }) => person));
}
