import { createUnionType, Field, ObjectType } from "type-graphql";

/** Proven. The ticket is redeemed once: as cookies by `POST /auth/session`, or as `tokens` right here. */
@ObjectType()
export class SignedIn {
  @Field(() => String, { description: "Single use, 60 seconds, for the browser that began." })
  ticket!: string;
}

@ObjectType()
export class Refused {
  @Field(() => String, { description: "WRONG_CREDENTIALS or TOO_MANY_ATTEMPTS." })
  code!: "WRONG_CREDENTIALS" | "TOO_MANY_ATTEMPTS";

  @Field(() => String)
  message!: string;

  @Field(() => Date, { nullable: true })
  retryAt!: Date | null;
}

/** What a screen must branch on; the answer is an instance, because a type is told by its class. */
export const SignInResult = createUnionType({ name: "SignInResult", types: () => [SignedIn, Refused] as const });
