import { IsOptional } from "class-validator";
import { Field, ID, InputType } from "type-graphql";
import { IsId, PlainText } from "../../shared/validation.ts";
import { IsPassword } from "../credentials/password.inputs.ts";

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

@InputType({ description: "The password, or a code of `requestReauthentication`." })
export class Reauthenticate {
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
  @PlainText(1, 20)
  code?: string | null;
}
