import { ChallengeRefused } from "../../challenges/challenge.refused.ts";
import { useChallenge } from "../../challenges/use-challenge.ts";
import type { IdentityContext } from "../../context.ts";
import { refused } from "../refusal.ts";
import type { SignInWithLink } from "../sign-in.inputs.ts";
import type { SignInResult } from "../sign-in.types.ts";
import { admitByEmail } from "./email.ts";

const method = "email-link";

/** Proves somebody by the link that was sent to their e-mail address, in the browser that asked for it. */
export async function signInWithLink(ctx: IdentityContext, { token }: SignInWithLink): Promise<SignInResult> {
  const result = await useChallenge(ctx, { token }, { purposes: ["SIGN_IN"] }, (tx, challenge) =>
    admitByEmail(ctx, tx, challenge, { method }),
  );
  return result instanceof ChallengeRefused ? refused(ctx, method, result.code, result.retryAt) : result;
}
