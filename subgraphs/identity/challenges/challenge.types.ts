import { createUnionType, Field, ID, ObjectType } from "type-graphql";
import { Refused } from "../sign-in/sign-in.types.ts";
import { CodeChannel } from "./challenge.channel.ts";

/** A code is on its way, if there is anybody to send it to: the answer is the same whether or not there is. */
@ObjectType()
export class CodeSent {
  @Field(() => ID)
  challengeId!: string;

  @Field(() => String, { description: "What was typed, masked." })
  sentTo!: string;

  @Field(() => CodeChannel)
  channel!: CodeChannel;

  @Field(() => Date)
  expiresAt!: Date;

  @Field(() => Date, { description: "When it makes sense to ask for another one." })
  resendAt!: Date;
}

/** What a screen must branch on that asked for a code. */
export const CodeResult = createUnionType({ name: "CodeResult", types: () => [CodeSent, Refused] as const });
