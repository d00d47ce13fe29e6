import { type EntityManager, IsNull, Not } from "typeorm";
import type { IdentityContext } from "../context.ts";
import { endTrustOf } from "../devices/trusted.ts";
import { BackupCode } from "../factors/backup-code.entity.ts";
import { Factor } from "../factors/factor.entity.ts";
import { Passkey } from "../passkeys/passkey.entity.ts";
import { endSessionsOf } from "../sessions/end-sessions.ts";
import type { User } from "../users/user.entity.ts";

const REASON = "the factors were taken away";

/** What somebody has besides their password. */
interface Taken {
  /** The kinds of those that are on. */
  readonly factors: string[];
  readonly passkeys: number;
  readonly backupCodes: number;
}

/** What somebody has on now. */
export async function factorsOf(tx: EntityManager, userId: string): Promise<Taken> {
  const factors = await tx.find(Factor, { where: { userId, confirmedAt: Not(IsNull()) }, order: { kind: "ASC" } });
  return {
    factors: factors.map(({ kind }) => kind),
    passkeys: await tx.countBy(Passkey, { userId }),
    backupCodes: await tx.countBy(BackupCode, { userId, usedAt: IsNull() }),
  };
}

/**
 * Takes away whatever somebody could prove themself with besides their password, and ends what it opened; the account is
 * locked. They owe a factor from then on: the next sign-in, by whoever knows the password, sets one up.
 */
export async function takeAwayFactors(
  ctx: IdentityContext,
  tx: EntityManager,
  user: User,
): Promise<Taken & { readonly sessions: number }> {
  const { id: userId } = user;
  const sessions = await endSessionsOf(ctx, tx, userId, { reason: REASON, by: ctx.viewer.id });
  const taken = { ...(await factorsOf(tx, userId)), sessions };
  for (const entity of [Factor, BackupCode, Passkey]) await tx.delete(entity, { userId });
  await endTrustOf(ctx, tx, userId, REASON);
  await tx.save(Object.assign(user, { preferredFactor: null, factorsDueSince: ctx.now() }));
  return taken;
}
