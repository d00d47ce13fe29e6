import { buildMessage, IsOptional, ValidateBy } from "class-validator";
import { Field, InputType } from "type-graphql";
import { isPlainText, PlainText } from "../../shared/validation.ts";
import { MAX_PASSWORD_LENGTH } from "./password-policy.ts";

/** A password that somebody says: as long as one may be, in the characters that people count. */
export function IsPassword(): PropertyDecorator {
  return ValidateBy({
    name: "password",
    validator: {
      validate: (value) => isPlainText(value) && isOfLength(value),
      defaultMessage: buildMessage(() => `$property must be 1 to ${MAX_PASSWORD_LENGTH} characters of plain text`),
    },
  });
}

/** A password that somebody chooses: what is wrong with it says the verdict, in words of its own. */
export const IsNewPassword = () => PlainText(1, 1_000);

@InputType()
export class ChangePassword {
  @Field(() => String, { nullable: true, description: "Not needed by who has just proven who they are." })
  @IsOptional()
  @IsPassword()
  currentPassword?: string | null;

  @Field(() => String)
  @IsNewPassword()
  newPassword!: string;
}

function isOfLength(password: string): boolean {
  return (
    password.length > 0 && password.length <= 2 * MAX_PASSWORD_LENGTH && [...password].length <= MAX_PASSWORD_LENGTH
  );
}
