import { ArrayMaxSize, IsEnum, IsInt, IsObject, IsOptional, Min, ValidateNested } from "class-validator";
import { ArgsType, Field, ID, InputType, Int } from "type-graphql";
import { JSONValue } from "../../shared/json.ts";
import { PageArgs } from "../../shared/page.ts";
import { IsId, OfVersion, PlainText } from "../../shared/validation.ts";
import { RunState } from "./run.state.ts";

@InputType()
export class StartRun {
  @Field(() => ID)
  @IsId()
  workflowId!: string;

  @Field(() => Int, { nullable: true, description: "Of the workflow; the newest one unless said otherwise." })
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number | null;

  @Field(() => JSONValue, { nullable: true, description: "By the names of the workflow's input." })
  @IsOptional()
  @IsObject()
  input?: Record<string, unknown> | null;
}

/** Which run to end, on which version it was decided. */
@InputType()
export class CancelRun extends OfVersion {}

@InputType()
export class RunFilter {
  @Field(() => [RunState], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(10)
  @IsEnum(RunState, { each: true })
  state?: RunState[] | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsId()
  workflowId?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsId()
  caseId?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Started by the viewer." })
  @IsOptional()
  mine?: boolean | null;
}

@ArgsType()
export class RunsArgs extends PageArgs {
  @Field(() => RunFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: RunFilter | null;
}

@ArgsType()
export class RunChangedArgs {
  @Field(() => String, { nullable: true, description: "The last cursor that was seen: nothing behind it is missed." })
  @IsOptional()
  @PlainText(1, 100)
  after?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsId()
  runId?: string | null;
}
