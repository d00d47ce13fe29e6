import type { IdentityContext } from "../../context.ts";
import type { PolicyOfPerson } from "../../factor-policy/policy.ts";
import type { SignInProof } from "../../sign-in/sign-in.entity.ts";
import type { User } from "../../users/user.entity.ts";
import { type FactorMethod, isSetUp } from "../factor.method.ts";
import { canAnswer } from "../methods/methods.ts";

/** What somebody without a factor can set up on their way in: what counts, and does not rest on their first step. */
export function methodsToSetUp(
  ctx: IdentityContext,
  user: User,
  first: SignInProof | null,
  policy: PolicyOfPerson,
): FactorMethod[] {
  return policy.methods.filter((method) => isSetUp(method) && canAnswer(ctx, user, method, first));
}
