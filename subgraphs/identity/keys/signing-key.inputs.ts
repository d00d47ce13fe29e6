import { IsBoolean } from "class-validator";
import { Field, InputType } from "type-graphql";
import { PlainText } from "../../shared/validation.ts";

@InputType()
export class RotateSigningKey {
  @Field(() => String)
  @PlainText(3, 500)
  reason!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Refuse what older keys signed at once: clients refresh, browsers sign in again.",
  })
  @IsBoolean()
  compromised!: boolean;
}
