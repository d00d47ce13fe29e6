import { createUnionType, Field, ID, Int, ObjectType } from "type-graphql";
import { FactorSetupNeeded, SecondFactorNeeded } from "../factors/factor.types.ts";
import type { FactorRefusal } from "../factors/second-factor.ts";
import { Session } from "../sessions/session.entity.ts";
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
export type RefusalCode = FirstRefusal | "FACTOR_OTHER_WAY" | "TOO_MANY_ANSWERS" | FactorRefusal;

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
      "WRONG_CREDENTIALS, TOO_MANY_ATTEMPTS, CODE_WRONG, CODE_EXPIRED, TOO_MANY_TRIES, ADDRESS_TAKEN, CANNOT_SEND or SIGN_IN_EXPIRED; of factors FACTOR_WRONG, FACTOR_USED, FACTOR_OTHER_WAY, TOO_MANY_ANSWERS, PASSKEY_REFUSED, PASSKEY_EXPIRED, PASSKEY_UNVERIFIED or PASSKEY_SUSPENDED.",
  })
  code!: RefusalCode;

  @Field(() => String, { description: "In the language that the request asks for, and what to do." })
  message!: string;

  @Field(() => Date, { nullable: true })
  retryAt!: Date | null;
}

/** The number was proven, but its account was not used for so long that somebody else may have the number now. */
@ObjectType()
export class ProofNeeded {
  @Field(() => ID)
  signInId!: string;

  @Field(() => [SignInMethod], {
    description: "By any of these, with the signInId (a passkey needs none); or `notMe` begins a new account.",
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
  types: () => [SignedIn, Refused, ProofNeeded, SessionLimitReached, SecondFactorNeeded, FactorSetupNeeded] as const,
});
export type SignInResult =
  | SignedIn
  | Refused
  | ProofNeeded
  | SessionLimitReached
  | SecondFactorNeeded
  | FactorSetupNeeded;
