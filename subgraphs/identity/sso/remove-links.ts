import { type EntityManager, In, IsNull } from "typeorm";
import type { IdentityContext } from "../context.ts";
import { Session } from "../sessions/session.entity.ts";
import { end } from "../sessions/session.service.ts";
import { User } from "../users/user.entity.ts";
import { LinkedAccount } from "./linked-account.entity.ts";
import { applyRoles } from "./mapped-roles.ts";
import { SsoSession } from "./sso-session.entity.ts";

/**
 * Takes everybody's identity at a source off their account, with the roles that came by it, and ends the sessions that were
 * opened by it: once the source is gone it can take neither. How many identities there were.
 */
export async function removeLinks(
  ctx: IdentityContext,
  tx: EntityManager,
  { id: sourceId, name }: { readonly id: string; readonly name: string },
): Promise<number> {
  const links = await tx.find(LinkedAccount, { where: { sourceId }, order: { userId: "ASC", id: "ASC" } });
  for (const link of links.filter(({ mappedRoles }) => mappedRoles.length > 0)) {
    const lock = { mode: "for_no_key_update" } as const;
    const user = await tx.findOneOrFail(User, { where: { id: link.userId }, lock });
    await applyRoles(ctx, tx, user, link, { roles: [], reason: name });
  }
  await tx.delete(LinkedAccount, { sourceId });
  const opened = await tx.findBy(SsoSession, { sourceId });
  const where = { id: In(opened.map(({ id }) => id)), endedAt: IsNull() };
  const sessions = await tx.find(Session, { where, order: { id: "ASC" }, lock: { mode: "pessimistic_write" } });
  for (const session of sessions) await end(ctx, tx, session, "the way in was taken away");
  return links.length;
}
