import { Field, InputType } from "type-graphql";
import { PlainText } from "../../shared/validation.ts";
import { MAX_PASSWORD_LENGTH } from "../credentials/password.ts";

@InputType()
export class SignIn {
  @Field(() => String, { description: "The e-mail address of the account." })
  @PlainText(1, 320)
  identifier!: string;

  @Field(() => String)
  @PlainText(1, MAX_PASSWORD_LENGTH)
  password!: string;
}
