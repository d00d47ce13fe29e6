import { randomUUIDv7 } from "node:crypto";
import type { EntityManager } from "typeorm";
import { record } from "../../shared/ledger/record.ts";
import type { IdentityContext } from "../context.ts";
import type { SignInProof } from "../sign-in/sign-in.entity.ts";
import { NOBODY } from "../users/nobody.ts";
import { Credential } from "./credential.entity.ts";
import { hashPassword, isOutdated, passwordMatches } from "./password.ts";

/** Somebody's password, and the cost of the dearest bcrypt hash that was taken over, 0 without any: read from a partial index. */
const PASSWORD = `select c.id, c.created_at as "createdAt", c.secret, dearest.cost
  from (select coalesce(max(substr(secret, 5, 2)), '0')::int as cost from credentials
    where secret like '$2%' and substr(secret, 5, 2) ~ '^[0-9]{2}$') dearest
  left join credentials c on c.user_id = $1 and c.kind = 'password'`;

/** A password as it stood when it was looked at. */
export type KnownPassword = Pick<Credential, "id" | "createdAt" | "secret">;

/** Gives somebody a password to sign in with, in place of the one that they had. */
export async function setPassword(
  ctx: IdentityContext,
  tx: EntityManager,
  userId: string,
  password: string,
): Promise<void> {
  await keepPasswordHash(ctx, tx, userId, await hashPassword(password));
}

/** The same for a password that was hashed before, and by what it was reset where it was. */
export async function keepPasswordHash(
  ctx: IdentityContext,
  tx: EntityManager,
  userId: string,
  secret: string,
  resetBy: SignInProof | null = null,
): Promise<void> {
  const kind = "password" as const;
  const row = { id: randomUUIDv7(), createdAt: ctx.now(), version: 1, userId, kind, secret, resetBy };
  await tx
    .createQueryBuilder()
    .insert()
    .into(Credential)
    .values(row)
    .orUpdate(["secret", "created_at", "reset_by"], ["user_id", "kind"])
    .execute();
}

/** Whether somebody can sign in with a password. */
export function hasPassword(db: EntityManager, userId: string): Promise<boolean> {
  return db.existsBy(Credential, { userId, kind: "password" });
}

/**
 * This person's password, if it is the one that was typed; for nobody the same work, and null. Where nobody could look at
 * it, because too many wait, `takeBack` gives back what the guess cost.
 */
export async function matchingPassword(
  ctx: IdentityContext,
  userId: string | undefined,
  password: string,
  takeBack: () => Promise<void>,
): Promise<KnownPassword | null> {
  const [{ cost, ...known }]: [(KnownPassword | { secret: null }) & { cost: number }] = await ctx.db.query(PASSWORD, [
    userId ?? NOBODY,
  ]);
  const matches = await passwordMatches(known.secret, password, cost).catch(async (error) => {
    await takeBack();
    throw error;
  });
  if (!userId || !matches || known.secret === null) return null;
  if (isOutdated(known.secret)) await strengthen(ctx, userId, known, password);
  return known;
}

/**
 * Whether a password that matched a moment ago is still the one, until the transaction ends: whoever changes it waits
 * here, and ends what it opened. When it was set tells, for a hash that was strengthened meanwhile is of the same one.
 */
export async function stillStands(tx: EntityManager, { id, createdAt }: KnownPassword): Promise<boolean> {
  const found = await tx.findOne(Credential, { where: { id, createdAt }, lock: { mode: "for_no_key_update" } });
  return found !== null;
}

/** A hash from elsewhere, or of weaker parameters than today's, is made anew as long as its password is at hand. */
async function strengthen(
  ctx: IdentityContext,
  userId: string,
  { id, secret }: KnownPassword,
  password: string,
): Promise<void> {
  const fresh = await hashPassword(password);
  await ctx.db.transaction(async (tx) => {
    const { affected } = await tx.update(Credential, { id, secret }, { secret: fresh });
    if (affected !== 1) return;
    await record(ctx, tx, "password.rehashed", { id: userId }, { actor: userId, subject: userId, facts: { userId } });
  });
}
