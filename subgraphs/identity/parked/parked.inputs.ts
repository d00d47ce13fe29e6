import { ArrayMaxSize, IsEnum, IsOptional, Matches, ValidateNested } from "class-validator";
import { ArgsType, Field, ID, InputType } from "type-graphql";
import { PageArgs } from "../../shared/page.ts";
import { IsId, OfVersion, PlainText } from "../../shared/validation.ts";
import { ParkedState } from "./parked.types.ts";

const IsName = () => Matches(/^[A-Za-z][A-Za-z0-9-]{0,79}$/, { message: "$property must be a name" });

@InputType()
export class ParkedFilter {
  @Field(() => [ParkedState], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(3)
  @IsEnum(ParkedState, { each: true })
  state?: ParkedState[] | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsName()
  subgraph?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsName()
  reaction?: string | null;

  @Field(() => ID, { nullable: true, description: "The record that the entry is about." })
  @IsOptional()
  @IsId()
  aboutId?: string | null;
}

@ArgsType()
export class ParkedEntriesArgs extends PageArgs {
  @Field(() => ParkedFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: ParkedFilter | null;
}

@InputType()
export class RetryParked extends OfVersion {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @PlainText(3, 500)
  reason?: string | null;
}

@InputType()
export class ReleaseParked extends OfVersion {
  @Field(() => String, { description: "Why it is right that the reaction never deals with this entry." })
  @PlainText(3, 500)
  reason!: string;
}
