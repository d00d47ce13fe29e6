import { IsEnum, IsOptional } from "class-validator";
import { Field, InputType } from "type-graphql";
import { PlainText } from "../../shared/validation.ts";
import { Language } from "../../shared/words/language.ts";
import { OfProof } from "../challenges/proof.inputs.ts";
import { IsNewPassword } from "../credentials/password.inputs.ts";

@InputType()
export class Register {
  @Field(() => String, {
    description: "An e-mail address or a phone number: what is proven before there is an account.",
  })
  @PlainText(1, 320)
  identifier!: string;

  @Field(() => String)
  @PlainText(1, 200)
  displayName!: string;

  @Field(() => String)
  @IsNewPassword()
  password!: string;

  @Field(() => Language, {
    nullable: true,
    description: "To be written to in; that of the request unless said otherwise.",
  })
  @IsOptional()
  @IsEnum(Language)
  language?: Language | null;
}

@InputType()
export class ConfirmRegistration extends OfProof {}
