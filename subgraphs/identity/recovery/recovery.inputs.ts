import { Field, InputType } from "type-graphql";
import { PlainText } from "../../shared/validation.ts";
import { OfProof } from "../challenges/proof.inputs.ts";
import { IsNewPassword } from "../credentials/password.inputs.ts";

@InputType()
export class RequestPasswordReset {
  @Field(() => String, { description: "The e-mail address or phone number of the account." })
  @PlainText(1, 320)
  identifier!: string;
}

@InputType()
export class ResetPassword extends OfProof {
  @Field(() => String)
  @IsNewPassword()
  newPassword!: string;
}
