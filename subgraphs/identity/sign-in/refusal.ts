import { randomUUIDv7 } from "node:crypto";
import { record } from "../../shared/ledger/record.ts";
import type { IdentityContext } from "../context.ts";
import { textOf } from "../messages/messages.ts";
import type { User } from "../users/user.entity.ts";
import type { SignInMethod } from "./sign-in.method.ts";
import { countLock, countSignIn } from "./sign-in.metrics.ts";
import { type FirstRefusal, type RefusalCode, Refused } from "./sign-in.types.ts";

/** Of whom a refusal is told: an account, or what was typed where there is none. */
interface Tried {
  readonly method: SignInMethod;
  readonly user: User | null;
  readonly identifier: string;
}

/** Refuses an attempt, and says so in the ledger and in the metrics. */
export async function refuse(ctx: IdentityContext, tried: Tried, code: FirstRefusal): Promise<Refused> {
  await witnessRefusal(ctx, tried, code, null);
  return refused(ctx, tried.method, code);
}

/**
 * Refuses an attempt that is not even looked at. One entry tells of the lock; what is tried meanwhile writes nothing, or
 * anybody could fill the ledger.
 */
export async function refuseLocked(
  ctx: IdentityContext,
  tried: Tried,
  { first, retryAt, locks }: { first: boolean; retryAt: Date; locks: boolean },
): Promise<Refused> {
  if (first) await witnessRefusal(ctx, tried, "TOO_MANY_ATTEMPTS", locks ? retryAt : null);
  return refused(ctx, tried.method, "TOO_MANY_ATTEMPTS", retryAt);
}

/** A refusal in the words of whoever asks. */
export function refused(
  ctx: IdentityContext,
  method: SignInMethod,
  code: RefusalCode,
  retryAt: Date | null = null,
): Refused {
  countSignIn(method, code);
  return refusalOf(ctx, code, retryAt);
}

/** What is said of a refusal, whatever it was that was refused. */
export function refusalOf(ctx: IdentityContext, code: RefusalCode, retryAt: Date | null = null): Refused {
  return Object.assign(new Refused(), { code, message: textOf(code, ctx.caller.language), retryAt });
}

async function witnessRefusal(
  ctx: IdentityContext,
  { user, method, identifier }: Tried,
  code: FirstRefusal,
  lockedUntil: Date | null,
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await record(ctx, tx, "signIn.refused", user ?? { id: randomUUIDv7() }, {
      subject: user?.id,
      facts: { method, code },
      changes: { after: { identifier } },
    });
    if (!user || !lockedUntil) return;
    countLock();
    // Not through the row's version: nobody who edits the account meanwhile is in anybody's way.
    await tx.query("update users set locked_until = $2 where id = $1", [user.id, lockedUntil]);
    await record(ctx, tx, "signIn.locked", user, {
      subject: user.id,
      facts: { userId: user.id, until: lockedUntil.toISOString() },
    });
  });
}
