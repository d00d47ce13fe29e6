import type { EntityManager } from "typeorm";
import type { IdentityContext } from "../context.ts";
import { User } from "../users/user.entity.ts";
import { LinkedAccount } from "./linked-account.entity.ts";
import { applyRoles } from "./mapped-roles.ts";
import { endOpened } from "./opened-sessions.ts";

/**
 * Takes everybody's identity at a source off their account, with the roles that came by it, and ends the sessions that were
 * opened by it: once the source is gone it can take neither. The source is locked. How many identities there were.
 */
export async function removeLinks(
  ctx: IdentityContext,
  tx: EntityManager,
  { id: sourceId, name }: { readonly id: string; readonly name: string },
): Promise<number> {
  const reason = "the way in was taken away";
  // Whoever comes from it right now holds it until they are done: what they made is found here.
  await tx.query(UNDER_WAY, [sourceId, ctx.now(), reason]);
  const links = await tx.find(LinkedAccount, { where: { sourceId }, order: { userId: "ASC", id: "ASC" } });
  for (const link of links.filter(({ mappedRoles }) => mappedRoles.length > 0)) {
    const lock = { mode: "for_no_key_update" } as const;
    const user = await tx.findOneOrFail(User, { where: { id: link.userId }, lock });
    await applyRoles(ctx, tx, user, link, { roles: [], reason: name });
  }
  await tx.delete(LinkedAccount, { sourceId });
  await endOpened(ctx, tx, { sourceId }, { reason, by: ctx.viewer.id });
  return links.length;
}

/** Ends what somebody began by the source: the second step, the choice of a session, a ticket. */
const UNDER_WAY = `update sign_ins set expires_at = $2, ended_reason = $3
  where sso_journey_id in (select id from sso_journeys where source_id = $1) and redeemed_at is null and expires_at > $2`;
