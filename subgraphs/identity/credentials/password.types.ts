import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import type { PasswordNeed, PasswordPolicy as Policy } from "../../../schema/passwords/policy.ts";

const PasswordNeedEnum = { UPPER_CASE: "UPPER_CASE", DIGIT: "DIGIT" } as const satisfies Record<PasswordNeed, string>;
registerEnumType(PasswordNeedEnum, { name: "PasswordNeed" });

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
