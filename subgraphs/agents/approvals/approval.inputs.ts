import { ArrayMaxSize, IsEnum, IsOptional, ValidateNested } from "class-validator";
import { ArgsType, Field, InputType } from "type-graphql";
import { PageArgs } from "../../shared/page.ts";
import { OfVersion, PlainText } from "../../shared/validation.ts";
import { ApprovalState } from "./approval.entity.ts";

@InputType()
export class ApprovalFilter {
  @Field(() => [ApprovalState], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(10)
  @IsEnum(ApprovalState, { each: true })
  state?: ApprovalState[] | null;

  @Field(() => Boolean, { nullable: true, description: "Those that the viewer may answer now." })
  @IsOptional()
  mine?: boolean | null;
}

@ArgsType()
export class ApprovalsArgs extends PageArgs {
  @Field(() => ApprovalFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: ApprovalFilter | null;
}

/** An answer, on the version of the question that was read. */
@InputType()
export class DecideApproval extends OfVersion {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @PlainText(1, 500)
  reason?: string | null;
}
