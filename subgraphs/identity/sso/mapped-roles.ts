import { type EntityManager, Not } from "typeorm";
import type { IdentityContext } from "../context.ts";
import { Role } from "../roles/roles.ts";
import type { User } from "../users/user.entity.ts";
import { putRoles } from "../users/user.service.ts";
import { LinkedAccount } from "./linked-account.entity.ts";

/**
 * Gives somebody the roles that a source gives them now, and takes those that it gave before and gives no longer. What they
 * have from elsewhere stays theirs. The person is locked.
 */
export async function applyRoles(
  ctx: IdentityContext,
  tx: EntityManager,
  user: User,
  link: LinkedAccount,
  { roles, reason }: { roles: readonly Role[]; reason: string },
): Promise<boolean> {
  const others = await tx.findBy(LinkedAccount, { userId: user.id, id: Not(link.id) });
  const fromOthers = new Set(others.flatMap(({ mappedRoles }) => mappedRoles));
  const own = user.roles.filter((role) => !link.mappedRoles.includes(role) || fromOthers.has(role));
  const after = [...new Set([...own, ...roles])];
  link.mappedRoles = roles.filter((role) => !own.includes(role));
  await tx.save(link);
  return putRoles(ctx, tx, user, { roles: after.length ? after : [Role.CITIZEN], reason });
}
