import { randomUUIDv7 } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { IdentityContext } from "../context.ts";
import { Credential } from "./credential.entity.ts";
import { hashPassword } from "./password.ts";

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
