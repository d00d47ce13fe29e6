import type { EntityManager } from "typeorm";
import type { IdentityContext } from "../context.ts";
import { hasFactor, stepUpMethods } from "../factors/step-up.ts";
import type { User } from "../users/user.entity.ts";
import { identityOf } from "./answer.ts";
import { SsoJourney } from "./journey.entity.ts";
import type { ProvenIdentity } from "./proven-identity.ts";

/** What somebody came in by. */
export interface Arrival {
  readonly journey: SsoJourney;
  readonly identity: ProvenIdentity;
}

/** What a journey brought; null where it is no more, or its seal does not open. */
export async function arrivalBy(ctx: IdentityContext, tx: EntityManager, journeyId: string): Promise<Arrival | null> {
  const journey = await tx.findOneBy(SsoJourney, { id: journeyId });
  const identity = journey && identityOf(ctx, journey);
  return identity && { journey, identity };
}

/** Until when a source lets a session go on. */
export const untilOf = ({ until }: ProvenIdentity): Date | null => (until ? new Date(until) : null);

/**
 * When somebody proved at a source who they are: it may let them through for days without asking, and that opens nothing
 * sensitive here. Who has nothing here to prove it by again, and never had more, proves it by coming.
 */
export async function provenAtSource(
  ctx: IdentityContext,
  tx: EntityManager,
  user: User,
  { identity }: Arrival,
): Promise<Date | null> {
  const now = ctx.now();
  const hasNothing = !(await hasFactor(ctx, user.id, tx)) && !(await stepUpMethods(ctx, user, tx)).length;
  if (hasNothing) return now;
  const { authenticatedAt } = identity;
  return authenticatedAt ? new Date(Math.min(new Date(authenticatedAt).getTime(), now.getTime())) : null;
}
