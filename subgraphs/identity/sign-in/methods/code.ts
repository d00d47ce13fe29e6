import { addressOf } from "../../../shared/address.ts";
import { invalid } from "../../../shared/errors.ts";
import { networkOf } from "../../../shared/network.ts";
import { languageOf } from "../../../shared/words/language.ts";
import { Challenge } from "../../challenges/challenge.entity.ts";
import { ChallengeRefused } from "../../challenges/challenge.refused.ts";
import type { CodeSent } from "../../challenges/challenge.types.ts";
import { openChallenge } from "../../challenges/open-challenge.ts";
import { useChallenge } from "../../challenges/use-challenge.ts";
import type { IdentityContext } from "../../context.ts";
import { textOf } from "../../messages/messages.ts";
import { userAt } from "../../users/user.addresses.ts";
import { User } from "../../users/user.entity.ts";
import { forgive, takeGuess } from "../guess.ts";
import { refused } from "../refusal.ts";
import type { RequestSignInCode, SignInWithCode } from "../sign-in.inputs.ts";
import { codeMethod } from "../sign-in.method.ts";
import { ProofNeeded, Refused, type SignInResult } from "../sign-in.types.ts";
import { admitByEmail } from "./email.ts";
import { admitByPhone, beginAnew } from "./phone.ts";

/**
 * Sends a code to sign in with: to a number whoever has it, to an e-mail address only where it has an account. Who asks is
 * answered the same.
 */
export async function requestSignInCode(
  ctx: IdentityContext,
  { identifier }: RequestSignInCode,
): Promise<CodeSent | Refused> {
  const address = addressOf(identifier, ctx.settings.defaultCountry);
  if (!address) throw invalid(textOf("NO_ADDRESS", ctx.caller.language), "identifier");
  const user = await userAt(ctx, address);
  const sent = await openChallenge(ctx, {
    purpose: "SIGN_IN",
    address,
    userId: user?.id ?? null,
    language: user?.language ?? languageOf(ctx.caller.language),
    letter: user || address.kind === "PHONE" ? "CODE" : "NOTHING",
  });
  if (!(sent instanceof ChallengeRefused)) return sent;
  return refused(ctx, codeMethod(address.kind), sent.code, sent.retryAt);
}

/** Proves somebody by the code that was sent to their address, or begins anew for whom the number has passed to. */
export async function signInWithCode(ctx: IdentityContext, input: SignInWithCode): Promise<SignInResult> {
  if (input.notMe && input.signInId) return beginAnew(ctx, input.signInId);
  const challenge = await ctx.db.getRepository(Challenge).findOneBy({ id: input.challengeId, purpose: "SIGN_IN" });
  const kind = challenge?.addressKind ?? "EMAIL";
  const user = challenge?.userId ? await ctx.db.getRepository(User).findOneBy({ id: challenge.userId }) : null;
  // What names no code of ours is counted apart for each network: it is nobody's account.
  const identifier = challenge?.address ?? `no code, ${networkOf(ctx.caller.address)}`;
  const guess = await takeGuess(ctx, codeMethod(kind), user, identifier);
  if (guess instanceof Refused) return guess;
  const admitBy = kind === "PHONE" ? admitByPhone : admitByEmail;
  const result = await useChallenge(ctx, input, { purposes: ["SIGN_IN"] }, (tx, used) => admitBy(ctx, tx, used, input));
  // The story of the account has it as the code's refusal.
  if (result instanceof ChallengeRefused) return refused(ctx, guess.method, result.code, result.retryAt);
  // A number alone that does not open its account gives nobody new guesses at it.
  if (!(result instanceof Refused || result instanceof ProofNeeded)) await forgive(ctx, guess);
  return result;
}
