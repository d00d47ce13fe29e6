import type { EntityManager } from "typeorm";
import type { IdentityContext } from "../context.ts";
import { type PolicyOfPerson, policyOf } from "../factor-policy/policy.ts";
import type { SignInProof } from "../sign-in/sign-in.entity.ts";
import type { User } from "../users/user.entity.ts";
import { FactorMethod } from "./factor.method.ts";
import { answerable, factorsOn } from "./methods/methods.ts";

/** What somebody has on, what of it counts, and by what of it they can prove themselves now. */
export interface Ways {
  readonly policy: PolicyOfPerson;
  readonly on: readonly FactorMethod[];
  /** Those of them that the policy counts; all of them where it requires none. */
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
  first: SignInProof | null,
): Promise<Ways> {
  const policy = await policyOf(ctx, tx, user);
  const counts = (method: FactorMethod) => !policy.required || policy.methods.includes(method);
  const on = await factorsOn(ctx, tx, user);
  const counting = on.filter(counts);
  const methods = (counting.length ? counting : on).filter((method) => !restsOn(method, first));
  const able = on.length ? await answerable(ctx, tx, user, { methods, first }) : [];
  const ask = able.filter((method) => method !== FactorMethod.BACKUP_CODE || counts(method) || !counting.length);
  return { policy, on, counting, ask };
}

/** The one that somebody would rather be asked for, where it can be; else the strongest. */
export function preferredOf({ preferredFactor }: User, [strongest, ...others]: readonly FactorMethod[]): FactorMethod {
  const first = strongest ?? FactorMethod.BACKUP_CODE;
  return preferredFactor && others.includes(preferredFactor) ? preferredFactor : first;
}

/** A passkey that was the first step cannot be the second one as well. */
const restsOn = (method: FactorMethod, first: SignInProof | null) =>
  method === FactorMethod.PASSKEY && first === "passkey";
