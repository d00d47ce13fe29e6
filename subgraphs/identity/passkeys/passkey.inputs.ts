import { IsOptional } from "class-validator";
import { Field, ID, InputType } from "type-graphql";
import { IsId, PlainText } from "../../shared/validation.ts";
import { LONGEST_RESPONSE } from "./responses.ts";

const FROM_BROWSER = "What the browser made of the options, as JSON.";

@InputType()
export class StartPasskeyChallenge {
  @Field(() => ID, { nullable: true, description: "Of the sign-in; without it, to prove again who one is." })
  @IsOptional()
  @IsId()
  signInId?: string | null;
}

@InputType()
export class SignInWithPasskey {
  @Field(() => ID)
  @IsId()
  challengeId!: string;

  @Field(() => String, { description: FROM_BROWSER })
  @PlainText(1, LONGEST_RESPONSE)
  response!: string;

  @Field(() => ID, { nullable: true, description: "Of the sign-in that asked for more proof, where there is one." })
  @IsOptional()
  @IsId()
  signInId?: string | null;
}

@InputType()
export class RegisterPasskey {
  @Field(() => ID, { nullable: true, description: "Of the sign-in that asked to set up a factor, where there is one." })
  @IsOptional()
  @IsId()
  signInId?: string | null;

  @Field(() => ID)
  @IsId()
  challengeId!: string;

  @Field(() => String, { description: FROM_BROWSER })
  @PlainText(1, LONGEST_RESPONSE)
  response!: string;

  @Field(() => String, { description: "What its owner calls it." })
  @PlainText(1, 60)
  name!: string;
}

@InputType()
export class RenamePasskey {
  @Field(() => ID)
  @IsId()
  id!: string;

  @Field(() => String)
  @PlainText(1, 60)
  name!: string;
}

@InputType()
export class RemovePasskey {
  @Field(() => ID)
  @IsId()
  id!: string;
}
