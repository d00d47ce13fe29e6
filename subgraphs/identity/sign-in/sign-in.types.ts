import { createUnionType, Field, ID, Int, ObjectType } from "type-graphql";
import { FactorSetupNeeded, SecondFactorNeeded } from "../factors/factor.types.ts";
import type { FactorRefusal } from "../factors/second-factor.ts";
import { Session } from "../sessions/session.entity.ts";
import type { SsoRefusal } from "../sso/sso.refused.ts";
import { SsoConfirmationNeeded, SsoSource } from "../sso/sso.types.ts";
import { SignInMethod } from "./sign-in.method.ts";

/** Why the first step of a sign-in, a registration or a recovery did not go on. */
export type FirstRefusal =
  | "WRONG_CREDENTIALS"
  | "TOO_MANY_ATTEMPTS"
  | "CODE_WRONG"
  | "CODE_EXPIRED"
  | "TOO_MANY_TRIES"
  | "ADDRESS_TAKEN"
  | "CANNOT_SEND"
  | "SIGN_IN_EXPIRED";

/** The same, or why the second step did not; each has its words in the catalogue of messages. */
export type RefusalCode = FirstRefusal | "FACTOR_OTHER_WAY" | "TOO_MANY_ANSWERS" | FactorRefusal | SsoRefusal;

/** How whoever typed an address may sign in: by its form and its domain alone, the same whether or not it has an account. */
@ObjectType()
export class SignInStart {
  @Field(() => [SignInMethod], { description: "The connection's alone where it is required." })
  methods!: SignInMethod[];

  @Field(() => SsoSource, { nullable: true, description: "The connection of the organisation whose domain it is." })
  connection!: SsoSource | null;

  @Field(() => Boolean, { description: "Whether people of that organisation sign in with it and with nothing else." })
  required!: boolean;
}

/** Proven. The ticket is redeemed once: as cookies by `POST /auth/session`, or as `tokens` right here. */
@ObjectType()
export class SignedIn {
  @Field(() => String, { description: "Single use, 60 seconds, for the browser that began." })
  ticket!: string;
}

@ObjectType()
export class Refused {
  @Field(() => String, {
    description:
      "WRONG_CREDENTIALS, TOO_MANY_ATTEMPTS, CODE_WRONG, CODE_EXPIRED, TOO_MANY_TRIES, ADDRESS_TAKEN, CANNOT_SEND or SIGN_IN_EXPIRED; of factors FACTOR_WRONG, FACTOR_USED, FACTOR_OTHER_WAY, TOO_MANY_ANSWERS, PASSKEY_REFUSED, PASSKEY_EXPIRED, PASSKEY_UNVERIFIED or PASSKEY_SUSPENDED; of single sign-on SSO_ELSEWHERE, SSO_EXPIRED, SSO_REFUSED, SSO_INVALID, SSO_UNAVAILABLE, SSO_MISCONFIGURED, SSO_UNKNOWN, SSO_NO_ACCESS, SSO_REQUIRED, SSO_TAKEN or SSO_DISABLED.",
  })
  code!: RefusalCode;

  @Field(() => String, { description: "In the language that the request asks for, and what to do." })
  message!: string;

  @Field(() => Date, { nullable: true })
  retryAt!: Date | null;
}

/**
 * An address was proven that has an account, and not by what says that it is theirs: a number that was not used for so long
 * that somebody else may have it, or an e-mail address that a source vouches for.
 */
@ObjectType()
export class ProofNeeded {
  @Field(() => ID)
  signInId!: string;

  @Field(() => [SignInMethod], {
    description:
      "By any of these, with the signInId. Of a number `signInAsNew` begins a new account; of a source the identity is linked then.",
  })
  methods!: SignInMethod[];

  @Field(() => String)
  message!: string;
}

/** Proven, but there is no room for another session: `signInInstead` ends one of these for it. */
@ObjectType()
export class SessionLimitReached {
  @Field(() => ID)
  signInId!: string;

  @Field(() => Int)
  limit!: number;

  @Field(() => [Session])
  sessions!: Session[];

  @Field(() => String)
  message!: string;
}

/** What a screen must branch on; the answer is an instance, because a type is told by its class. */
export const SignInResult = createUnionType({
  name: "SignInResult",
  types: () =>
    [
      SignedIn,
      Refused,
      ProofNeeded,
      SessionLimitReached,
      SecondFactorNeeded,
      FactorSetupNeeded,
      SsoConfirmationNeeded,
    ] as const,
});
export type SignInResult =
  | SignedIn
  | Refused
  | ProofNeeded
  | SessionLimitReached
  | SecondFactorNeeded
  | FactorSetupNeeded
  | SsoConfirmationNeeded;
