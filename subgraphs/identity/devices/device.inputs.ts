import { Field, ID, InputType } from "type-graphql";
import { IsId } from "../../shared/validation.ts";

@InputType()
export class EndTrust {
  @Field(() => ID, { description: "Of one of one's own devices." })
  @IsId()
  id!: string;
}
