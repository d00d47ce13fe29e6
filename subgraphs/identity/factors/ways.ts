import type { EntityManager } from "typeorm";
import type { IdentityContext } from "../context.ts";
import { restsOn } from "../credentials/reset-password.ts";
import { type PolicyOfPerson, policyOf } from "../factor-policy/policy.ts";
import type { SignInProof } from "../sign-in/sign-in.entity.ts";
import type { User } from "../users/user.entity.ts";
import { FactorMethod } from "./factor.method.ts";
import { answerable, factorsOn, working } from "./methods/methods.ts";

/** What somebody has on, what of it counts, and by what of it they can prove themselves now. */
export interface Ways {
  readonly policy: PolicyOfPerson;
  /** What the first step rests on; null where there is none. */
  readonly first: SignInProof | null;
  readonly on: readonly FactorMethod[];
  /** Those of them that work and that the policy counts; all that work where it requires none. */
  readonly counting: readonly FactorMethod[];
  readonly ask: readonly FactorMethod[];
}

/**
 * By what somebody proves themselves besides their first step (null: in a session that they are in). Who has a factor that
 * counts is not asked for one that does not; who has only others is asked for those, and sets up one that counts after that.
 */
export async function waysOf(
  ctx: IdentityContext,
  tx: EntityManager,
  user: User,
  proof: SignInProof | null,
): Promise<Ways> {
  const first = await restsOn(tx, user.id, proof);
  const policy = await policyOf(ctx, tx, user);
  const counts = (method: FactorMethod) => !policy.required || policy.methods.includes(method);
  const on = await factorsOn(ctx, tx, user);
  const able = await working(ctx, tx, user, on);
  const counting = able.filter(counts);
  const methods = (counting.length ? counting : able).filter((method) => !isSame(method, first));
  const askable = on.length ? await answerable(ctx, tx, user, { methods, first }) : [];
  const ask = askable.filter((method) => method !== FactorMethod.BACKUP_CODE || counts(method) || !counting.length);
  return { policy, first, on, counting, ask };
}

/** The one that somebody would rather be asked for, where it can be; else the strongest. */
export function preferredOf({ preferredFactor }: User, [strongest, ...others]: readonly FactorMethod[]): FactorMethod {
  const first = strongest ?? FactorMethod.BACKUP_CODE;
  return preferredFactor && others.includes(preferredFactor) ? preferredFactor : first;
}

/** A passkey that was the first step cannot be the second one as well. */
const isSame = (method: FactorMethod, first: SignInProof | null) =>
  method === FactorMethod.PASSKEY && first === "passkey";
