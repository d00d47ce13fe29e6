import { IsOptional } from "class-validator";
import { ArgsType, Field, ID, InputType } from "type-graphql";
import { IsId, PlainText } from "../../shared/validation.ts";
import { IsPassword } from "../credentials/password.inputs.ts";

const GOES_ON = "Of the sign-in that this goes on with, where one asked for more proof.";

@ArgsType()
export class SignInMethodsArgs {
  @Field(() => String, { description: "An e-mail address or a phone number." })
  @PlainText(1, 320)
  identifier!: string;
}

@InputType()
export class SignIn {
  @Field(() => String, { description: "The e-mail address or phone number of the account." })
  @PlainText(1, 320)
  identifier!: string;

  @Field(() => String)
  @IsPassword()
  password!: string;

  @Field(() => ID, { nullable: true, description: GOES_ON })
  @IsOptional()
  @IsId()
  signInId?: string | null;
}

@InputType()
export class RequestSignInCode {
  @Field(() => String, { description: "The e-mail address or phone number that the code is sent to." })
  @PlainText(1, 320)
  identifier!: string;
}

@InputType()
export class SignInWithCode {
  @Field(() => ID)
  @IsId()
  challengeId!: string;

  @Field(() => String)
  @PlainText(1, 20)
  code!: string;

  @Field(() => ID, { nullable: true, description: GOES_ON })
  @IsOptional()
  @IsId()
  signInId?: string | null;
}

@InputType()
export class SignInAsNew {
  @Field(() => ID, { description: "Of the sign-in that asked for more proof." })
  @IsId()
  signInId!: string;
}

@InputType()
export class SignInWithLink {
  @Field(() => String, { description: "What stands in the link, opened in the browser that asked for it." })
  @PlainText(1, 200)
  token!: string;
}

@InputType()
export class SignInInstead {
  @Field(() => ID)
  @IsId()
  signInId!: string;

  @Field(() => ID, { description: "One's own session that ends for the new one." })
  @IsId()
  endSessionId!: string;
}

@InputType()
export class UnlockAccount {
  @Field(() => ID, { description: "Of the user." })
  @IsId()
  id!: string;

  @Field(() => String)
  @PlainText(3, 500)
  reason!: string;
}
