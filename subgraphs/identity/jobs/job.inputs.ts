import { ArrayMaxSize, IsEnum, IsOptional, Matches, ValidateNested } from "class-validator";
import { ArgsType, Field, InputType } from "type-graphql";
import { PageArgs } from "../../shared/page.ts";
import { OfVersion, PlainText } from "../../shared/validation.ts";
import { JobState } from "./job.types.ts";

const IsName = () => Matches(/^[A-Za-z][\w-]{0,79}$/, { message: "$property must be a name" });

@InputType()
export class JobFilter {
  @Field(() => [JobState], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(8)
  @IsEnum(JobState, { each: true })
  state?: JobState[] | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsName()
  subgraph?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsName()
  name?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsName()
  queue?: string | null;
}

@ArgsType()
export class JobsArgs extends PageArgs {
  @Field(() => JobFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: JobFilter | null;
}

@InputType()
export class DecideJob extends OfVersion {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @PlainText(3, 500)
  reason?: string | null;
}
