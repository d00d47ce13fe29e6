import { type EntityManager, IsNull, Not } from "typeorm";
import type { SignInProof } from "../sign-in/sign-in.entity.ts";
import { Credential } from "./credential.entity.ts";

/**
 * What a first step rests on: of a password that was reset, the mailbox or telephone that it was reset by. Otherwise a code to
 * that would be the second step after it, and whoever has the one would have both.
 */
export async function restsOn(
  tx: EntityManager,
  userId: string,
  first: SignInProof | null,
): Promise<SignInProof | null> {
  if (first !== "password") return first;
  const password = await tx.findOneBy(Credential, { userId, kind: "password" });
  return password?.resetBy ?? first;
}

/** From here on the password stands for itself: a factor was proven beside it, or there was none that it could go around. */
export async function vouchForPassword(tx: EntityManager, userId: string): Promise<void> {
  await tx.update(Credential, { userId, kind: "password", resetBy: Not(IsNull()) }, { resetBy: null });
}
