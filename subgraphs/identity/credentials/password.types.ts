import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import type { PasswordNeed, PasswordPolicy as Policy } from "../../../schema/passwords/policy.ts";
import { SignedIn } from "../sign-in/sign-in.types.ts";
import { User } from "../users/user.entity.ts";

const PasswordNeedEnum = { UPPER_CASE: "UPPER_CASE", DIGIT: "DIGIT" } as const satisfies Record<PasswordNeed, string>;
registerEnumType(PasswordNeedEnum, { name: "PasswordNeed" });

/** One has another password, and another session for this one. */
@ObjectType()
export class PasswordChanged {
  @Field(() => User)
  user!: User;

  @Field(() => SignedIn, {
    description:
      "The session that asked ends within a minute: its tokens may have been copied under the old password. Go on with this one.",
  })
  signedIn!: SignedIn;
}

/** What this installation asks of passwords, besides that nobody guesses them. */
@ObjectType()
export class PasswordPolicy implements Policy {
  @Field(() => Int, { description: "In characters as people count them (code points)." })
  minLength!: number;

  @Field(() => Int, { description: "For who is asked for a second factor at every sign-in." })
  minLengthWithSecondFactor!: number;

  @Field(() => Int)
  maxLength!: number;

  @Field(() => [PasswordNeedEnum])
  needs!: PasswordNeed[];
}
