import { IsIP, IsOptional, Matches, ValidateNested } from "class-validator";
import { ArgsType, Field, ID, InputType } from "type-graphql";
import { SANE_REQUEST_ID } from "../../shared/caller.ts";
import { PageArgs } from "../../shared/page.ts";
import { IsId, PlainText, SaneDate } from "../../shared/validation.ts";

@InputType()
export class AuditFilter {
  @Field(() => ID, { nullable: true, description: "A person, with what agents did on their behalf, or an agent." })
  @IsOptional()
  @IsId()
  actorId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "A person: what they did, what was done in their name, and what happened to their account.",
  })
  @IsOptional()
  @IsId()
  personId?: string | null;

  @Field(() => ID, { nullable: true, description: "The record that the entry is about." })
  @IsOptional()
  @IsId()
  aboutId?: string | null;

  @Field(() => String, { nullable: true, description: "All that one request did; logs and errors name it." })
  @IsOptional()
  @Matches(SANE_REQUEST_ID, { message: "$property must be the id of a request" })
  requestId?: string | null;

  @Field(() => ID, { nullable: true, description: "All that was done in one session." })
  @IsOptional()
  @IsId()
  sessionId?: string | null;

  @Field(() => String, { nullable: true, description: "One event, or the beginning of several: case." })
  @IsOptional()
  @Matches(/^[A-Za-z.]{1,60}$/, { message: "$property must be an event's name or its beginning" })
  event?: string | null;

  @Field(() => Date, { nullable: true })
  @IsOptional()
  @SaneDate()
  from?: Date | null;

  @Field(() => Date, { nullable: true })
  @IsOptional()
  @SaneDate()
  to?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: "Words that stand in what was before or after, whole and in any case.",
  })
  @IsOptional()
  @PlainText(1, 100)
  @Matches(/[\p{L}\p{N}]/u, { message: "$property must have a word" })
  text?: string | null;

  @Field(() => String, { nullable: true, description: "The address that it came from." })
  @IsOptional()
  @IsIP(undefined, { message: "$property must be an address" })
  address?: string | null;
}

@ArgsType()
export class AuditTrailArgs extends PageArgs {
  @Field(() => AuditFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: AuditFilter | null;
}
