import { In } from "typeorm";
import type { Contact } from "../../shared/contacts.ts";
import { tagOf } from "../../shared/words/language.ts";
import type { IdentityContext } from "../context.ts";
import { User } from "./user.entity.ts";

/** How these people can be reached; whom we do not know is missing, and who was erased is written to no more. */
export async function contacts(ctx: IdentityContext, ids: readonly string[]): Promise<Contact[]> {
  if (ids.length === 0) return [];
  const users = await ctx.db.getRepository(User).findBy({ id: In([...ids]) });
  const erased = await erasedOf(ctx, users);
  return users.map(({ id, displayName, email, emailVerifiedAt, language, timeZone }) => {
    const active = !erased.has(id);
    const reachable = active ? email : null;
    const emailVerified = reachable === null ? null : emailVerifiedAt !== null;
    return { id, displayName, email: reachable, emailVerified, language: tagOf(language), timeZone, active };
  });
}

async function erasedOf(ctx: IdentityContext, users: readonly User[]): Promise<ReadonlySet<string>> {
  const rows: { person: string }[] = await ctx.db.query(
    "select person from ledger.person_key where person = any($1::uuid[]) and wrapped is null",
    [users.map(({ id }) => id)],
  );
  return new Set(rows.map(({ person }) => person));
}
