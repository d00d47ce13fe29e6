import { IsEnum, IsOptional } from "class-validator";
import { Field, ID, InputType } from "type-graphql";
import { IsId, PlainText } from "../../shared/validation.ts";
import { IsPassword } from "../credentials/password.inputs.ts";
import { MOST_OF_A_PASSKEY } from "../factors/factor.inputs.ts";
import { FactorMethod } from "../factors/factor.method.ts";

@InputType()
export class EndSession {
  @Field(() => ID)
  @IsId()
  id!: string;
}

@InputType()
export class RefreshSession {
  @Field(() => String)
  @PlainText(1, 200)
  refreshToken!: string;
}

@InputType({
  description:
    "One of `User.stepUpMethods`: a factor by its method; without a factor the password, or a code of `requestReauthentication`.",
})
export class Reauthenticate {
  @Field(() => FactorMethod, { nullable: true, description: "Which factor is proven." })
  @IsOptional()
  @IsEnum(FactorMethod)
  method?: FactorMethod | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsPassword()
  password?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsId()
  challengeId?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @PlainText(1, 40)
  code?: string | null;

  @Field(() => String, { nullable: true, description: "What the browser's authenticator says, as JSON." })
  @IsOptional()
  @PlainText(1, MOST_OF_A_PASSKEY)
  passkey?: string | null;
}
