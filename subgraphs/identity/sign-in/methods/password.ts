import { addressOf } from "../../../shared/address.ts";
import type { IdentityContext } from "../../context.ts";
import { matchingPassword, stillStands } from "../../credentials/credential.service.ts";
import { userAt } from "../../users/user.addresses.ts";
import { User } from "../../users/user.entity.ts";
import { forgive, takeBack, takeGuess } from "../guess.ts";
import { goOn } from "../moved-number.ts";
import { refuse } from "../refusal.ts";
import type { SignIn } from "../sign-in.inputs.ts";
import { Refused, type SignInResult } from "../sign-in.types.ts";
import { issueTicket } from "../ticket.ts";

const method = "password";

/** Proves somebody by password. Unknown people and wrong passwords cost the same and are answered the same. */
export async function signIn(ctx: IdentityContext, input: SignIn): Promise<SignInResult> {
  const address = addressOf(input.identifier, ctx.settings.defaultCountry);
  const user = await userAt(ctx, address);
  const identifier = address?.value ?? input.identifier.trim().toLowerCase();
  const guess = await takeGuess(ctx, method, user, identifier);
  if (guess instanceof Refused) return guess;
  const password = await matchingPassword(ctx, user?.id, input.password, () => takeBack(ctx, guess));
  if (!user || !password) return refuse(ctx, guess, "WRONG_CREDENTIALS");
  const result = await ctx.db.transaction(async (tx) => {
    if (!(await stillStands(tx, password))) return null;
    // Whoever turns a factor on at this moment, or asks for one, comes before or after, and is not missed.
    const where = { id: user.id };
    const person = await tx.findOneOrFail(User, { where, lock: { mode: "for_no_key_update" } });
    return issueTicket(ctx, tx, person, { method, attempt: await goOn(ctx, tx, person, input.signInId) });
  });
  if (!result) return refuse(ctx, guess, "WRONG_CREDENTIALS");
  await forgive(ctx, guess);
  return result;
}
