import { Field, ID, InputType } from "type-graphql";
import { IsId, PlainText } from "../../shared/validation.ts";

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
