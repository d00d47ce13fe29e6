import { ArrayMaxSize, IsEnum, IsOptional, ValidateIf, ValidateNested } from "class-validator";
import { ArgsType, Field, ID, InputType, registerEnumType } from "type-graphql";
import { PageArgs } from "../../shared/page.ts";
import { SortDirection } from "../../shared/sort.ts";
import { AreIds, IsId, OfVersion, PlainText, SaneDate } from "../../shared/validation.ts";
import { CasePriority, CaseStatus } from "./case.status.ts";

@InputType()
export class CaseFilter {
  @Field(() => String, { nullable: true, description: "Part of the reference or the title." })
  @IsOptional()
  @PlainText(0, 200)
  text?: string | null;

  @Field(() => [CaseStatus], { nullable: true })
  @IsOptional()
  status?: CaseStatus[] | null;

  @Field(() => [CasePriority], { nullable: true })
  @IsOptional()
  priority?: CasePriority[] | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsId()
  assigneeId?: string | null;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  unassigned?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Past its due date with work left to do." })
  @IsOptional()
  overdue?: boolean | null;

  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(100)
  @AreIds()
  ids?: string[] | null;
}

export enum CaseSortField {
  REFERENCE = "REFERENCE",
  TITLE = "TITLE",
  STATUS = "STATUS",
  PRIORITY = "PRIORITY",
  DUE_AT = "DUE_AT",
  CREATED_AT = "CREATED_AT",
  UPDATED_AT = "UPDATED_AT",
}
registerEnumType(CaseSortField, { name: "CaseSortField" });

@InputType()
export class CaseSort {
  @Field(() => CaseSortField)
  @IsEnum(CaseSortField)
  field!: CaseSortField;

  @Field(() => SortDirection, { defaultValue: SortDirection.DESC })
  @IsEnum(SortDirection)
  direction!: SortDirection;
}

@ArgsType()
export class CasesArgs extends PageArgs {
  @Field(() => CaseFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: CaseFilter | null;

  @Field(() => CaseSort, { nullable: true })
  @IsOptional()
  @ValidateNested()
  sort?: CaseSort | null;
}

@InputType()
export class CreateCase {
  @Field(() => String)
  @PlainText(3, 200)
  title!: string;

  @Field(() => String, { defaultValue: "" })
  @PlainText(0, 10_000)
  description!: string;

  @Field(() => CasePriority, { defaultValue: CasePriority.NORMAL })
  @IsEnum(CasePriority)
  priority!: CasePriority;

  @Field(() => Date, { nullable: true })
  @IsOptional()
  @SaneDate()
  dueAt?: Date | null;
}

@InputType()
export class EditCase extends OfVersion {
  @Field(() => String, { nullable: true })
  @ValidateIf((input: EditCase) => input.title !== undefined)
  @PlainText(3, 200)
  title?: string;

  @Field(() => String, { nullable: true })
  @ValidateIf((input: EditCase) => input.description !== undefined)
  @PlainText(0, 10_000)
  description?: string;

  @Field(() => CasePriority, { nullable: true })
  @IsOptional()
  priority?: CasePriority | null;

  @Field(() => Date, { nullable: true, description: "Null takes the due date away." })
  @IsOptional()
  @SaneDate()
  dueAt?: Date | null;
}

@InputType()
export class AssignCase extends OfVersion {
  @Field(() => ID, { nullable: true, description: "Null returns the case to the queue." })
  @IsOptional()
  @IsId()
  assigneeId?: string | null;
}

@InputType()
export class ChangeCaseStatus extends OfVersion {
  @Field(() => CaseStatus)
  @IsEnum(CaseStatus)
  status!: CaseStatus;

  @Field(() => String, { nullable: true, description: "Required to take a finished case up again." })
  @IsOptional()
  @PlainText(3, 500)
  reason?: string | null;
}

@InputType()
export class RemindOverdue {
  @Field(() => ID)
  @IsId()
  caseId!: string;

  @Field(() => Date, { description: "The due date that has passed, as it was read." })
  @SaneDate()
  dueAt!: Date;
}

@ArgsType()
export class CaseChangedArgs {
  @Field(() => String, { nullable: true, description: "The last cursor that was seen: nothing behind it is missed." })
  @IsOptional()
  @PlainText(1, 100)
  after?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsId()
  caseId?: string | null;
}
