import { Field, InputType } from "type-graphql";
import { PlainText } from "../../shared/validation.ts";
import { IsPassword } from "../credentials/password.inputs.ts";

@InputType()
export class SignIn {
  @Field(() => String, { description: "The e-mail address of the account." })
  @PlainText(1, 320)
  identifier!: string;

  @Field(() => String)
  @IsPassword()
  password!: string;
}
