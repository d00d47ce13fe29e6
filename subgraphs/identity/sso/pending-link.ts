import type { EntityManager } from "typeorm";
import type { IdentityContext } from "../context.ts";
import type { SignInAttempt } from "../sign-in/sign-in.entity.ts";
import { isSso } from "../sign-in/sign-in.method.ts";
import { User } from "../users/user.entity.ts";
import { identityOf } from "./answer.ts";
import { SsoJourney } from "./journey.entity.ts";
import { linkIdentity, linkOf, lockIdentity } from "./link-identity.ts";
import { followSource } from "./resolve-person.ts";
import { heldSource } from "./sources.ts";

/**
 * Links the identity that somebody came with to the account that they have now proven, both steps of it. Where somebody
 * else has it meanwhile, or its source is gone, they get in all the same.
 */
export async function linkPending(
  ctx: IdentityContext,
  tx: EntityManager,
  userId: string,
  attempt: SignInAttempt,
): Promise<void> {
  if (!attempt.ssoJourneyId || isSso(attempt.method)) return;
  const journey = await tx.findOneBy(SsoJourney, { id: attempt.ssoJourneyId });
  attempt.ssoJourneyId = null;
  // Whoever removes it waits for this conversation, and is not waited for.
  const source = journey && (await heldSource(tx, journey, { waits: false }));
  const identity = journey && identityOf(ctx, journey);
  if (!source?.enabled || !identity?.active) return;
  await lockIdentity(tx, source, identity);
  if (await linkOf(tx, source, identity)) return;
  const user = await tx.findOneOrFail(User, { where: { id: userId }, lock: { mode: "for_no_key_update" } });
  const link = await linkIdentity(ctx, tx, user, source, identity);
  await followSource(ctx, tx, user, link, { source, identity });
}
