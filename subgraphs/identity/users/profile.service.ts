import { record } from "../../shared/ledger/record.ts";
import { lockVersion } from "../../shared/lock.ts";
import type { IdentityContext } from "../context.ts";
import type { SetPreferences, SetProfile } from "./profile.inputs.ts";
import { User } from "./user.entity.ts";

type Event = "user.preferencesChanged" | "user.profileChanged";
type Own = Pick<User, "language" | "theme" | "timeZone" | "displayName" | "bio" | "location" | "postalAddress">;

/** How pages look and speak to oneself. */
export function setPreferences(
  ctx: IdentityContext,
  { version, language, theme, timeZone }: SetPreferences,
): Promise<User> {
  return change(ctx, version, "user.preferencesChanged", { language, theme, timeZone });
}

/** What one says of oneself; blanks around it are dropped, and nothing but blanks is nothing. */
export function setProfile(ctx: IdentityContext, { version, displayName, ...more }: SetProfile): Promise<User> {
  const given = Object.entries(more).filter(([, text]) => text !== undefined);
  const texts = Object.fromEntries(given.map(([field, text]) => [field, text?.trim() || null]));
  return change(ctx, version, "user.profileChanged", { displayName: displayName.trim(), ...texts });
}

async function change(ctx: IdentityContext, version: number, event: Event, wanted: Partial<Own>): Promise<User> {
  const { id } = ctx.viewer;
  return ctx.db.transaction(async (tx) => {
    const user = await lockVersion(ctx, tx, User, { id, version });
    const fields = (Object.keys(wanted) as (keyof Own)[]).filter((field) => wanted[field] !== user[field]);
    if (fields.length === 0) return user;
    const before = Object.fromEntries(fields.map((field) => [field, user[field]]));
    const after = Object.fromEntries(fields.map((field) => [field, wanted[field] ?? null]));
    await tx.save(Object.assign(user, after));
    await record(ctx, tx, event, user, { facts: { userId: id, version: user.version }, changes: { before, after } });
    return user;
  });
}
