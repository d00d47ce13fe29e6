import { Field, ID, InputType } from "type-graphql";
import { IsId, PlainText } from "../../shared/validation.ts";

@InputType()
export class AddComment {
  @Field(() => ID)
  @IsId()
  caseId!: string;

  @Field(() => String)
  @PlainText(1, 10_000)
  text!: string;
}
