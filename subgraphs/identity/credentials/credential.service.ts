import { randomUUIDv7 } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { IdentityContext } from "../context.ts";
import { Credential } from "./credential.entity.ts";
import { hashPassword, passwordMatches } from "./password.ts";

/** Gives somebody a password to sign in with. */
export async function setPassword(
  ctx: IdentityContext,
  tx: EntityManager,
  userId: string,
  password: string,
): Promise<void> {
  const secret = await hashPassword(password);
  await tx.save(tx.create(Credential, { id: randomUUIDv7(), createdAt: ctx.now(), userId, kind: "password", secret }));
}

/** Stands for the id of whoever does not exist, so that looking for their password is the same work. */
const NOBODY = "00000000-0000-4000-8000-000000000000";

/** Whether it is this person's password; for nobody the same work, and no. */
export async function passwordIsOf(
  ctx: IdentityContext,
  userId: string | undefined,
  password: string,
): Promise<boolean> {
  const credential = await ctx.db.getRepository(Credential).findOneBy({ userId: userId ?? NOBODY, kind: "password" });
  return passwordMatches(credential?.secret ?? null, password);
}
