import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Case } from "./case.entity.ts";
import { CasePriority, CaseStatus } from "./case.status.ts";

/** What somebody can do with a case; screens ask here instead of knowing the rules. */
export enum CaseAction {
  EDIT = "EDIT",
  ASSIGN = "ASSIGN",
  CHANGE_STATUS = "CHANGE_STATUS",
  COMMENT = "COMMENT",
}
registerEnumType(CaseAction, { name: "CaseAction" });

@ObjectType()
export class StatusCount {
  @Field(() => CaseStatus)
  status!: CaseStatus;

  @Field(() => Int)
  count!: number;
}

@ObjectType()
export class PriorityCount {
  @Field(() => CasePriority)
  priority!: CasePriority;

  @Field(() => Int)
  count!: number;
}

/** How much there is to do, among the cases that the viewer may see. */
@ObjectType()
export class CaseCounts {
  @Field(() => Int, { description: "With work left to do." })
  open!: number;

  @Field(() => Int)
  overdue!: number;

  @Field(() => Int)
  unassigned!: number;

  @Field(() => Int)
  mine!: number;

  @Field(() => Int)
  mineOverdue!: number;

  @Field(() => [StatusCount])
  byStatus!: StatusCount[];

  @Field(() => [PriorityCount], { description: "Of those with work left to do." })
  byPriority!: PriorityCount[];
}

/** One change of a case, as it reaches a viewer. */
@ObjectType()
export class CaseChanged {
  @Field(() => String, { description: "Subscribe again with it as `after`, and nothing is missed." })
  cursor!: string;

  @Field(() => String)
  event!: string;

  @Field(() => Date)
  at!: Date;

  @Field(() => ID)
  caseId!: string;

  actorId!: string | null;

  onBehalfOfId!: string | null;

  @Field(() => Case, { nullable: true, description: "As it is now; null when the viewer may no longer see it." })
  case!: Case | null;
}
