import type { IdentityContext } from "../../context.ts";
import { answerPasskey } from "../../passkeys/answer.ts";
import { signInOptions } from "../../passkeys/options.ts";
import type { SignInWithPasskey } from "../../passkeys/passkey.inputs.ts";
import { PasskeyRefused } from "../../passkeys/passkey.refused.ts";
import type { PasskeyOptions } from "../../passkeys/passkey.types.ts";
import { goOn } from "../moved-number.ts";
import { refused } from "../refusal.ts";
import type { SignInResult } from "../sign-in.types.ts";
import { issueTicket } from "../ticket.ts";

const method = "passkey";

/** What any passkey is asked: nobody has said who they are, and nothing is said of anybody. */
export function startPasskeySignIn(ctx: IdentityContext): Promise<PasskeyOptions> {
  return signInOptions(ctx);
}

/** Proves somebody by a passkey alone: it is something that they have, and it checked that it is them. */
export async function signInWithPasskey(ctx: IdentityContext, input: SignInWithPasskey): Promise<SignInResult> {
  const asked = { purpose: "SIGN_IN", userId: null, signInId: null } as const;
  const result = await answerPasskey(ctx, asked, input, async (tx, { user }) => {
    const attempt = await goOn(ctx, tx, user, input.signInId);
    return issueTicket(ctx, tx, user, { method, attempt });
  });
  // The story of the account has it as the passkey's refusal.
  return result instanceof PasskeyRefused ? refused(ctx, method, result.code, result.retryAt) : result;
}
