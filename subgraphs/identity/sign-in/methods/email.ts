import type { EntityManager } from "typeorm";
import type { Challenge } from "../../challenges/challenge.entity.ts";
import type { IdentityContext } from "../../context.ts";
import { noteProven } from "../../users/prove-contact.ts";
import { User } from "../../users/user.entity.ts";
import { goOn } from "../moved-number.ts";
import { refused } from "../refusal.ts";
import type { SignInMethod } from "../sign-in.method.ts";
import type { SignInResult } from "../sign-in.types.ts";
import { issueTicket } from "../ticket.ts";

/** Lets in whose account the address is still: it may have another one since the code was sent. */
export async function admitByEmail(
  ctx: IdentityContext,
  tx: EntityManager,
  { userId, address }: Challenge,
  { signInId, method = "email-code" }: { signInId?: string | null; method?: SignInMethod },
): Promise<SignInResult> {
  const user = userId && (await tx.findOne(User, { where: { id: userId, email: address }, lock }));
  if (!user) return refused(ctx, method, "CODE_EXPIRED");
  await noteProven(ctx, tx, user, "EMAIL");
  return issueTicket(ctx, tx, user, { method, attempt: await goOn(ctx, tx, user, signInId) });
}

const lock = { mode: "for_no_key_update" } as const;
