import { Field, Int, ObjectType } from "type-graphql";

/** When a workflow is started by the clock, and with whose rights. */
@ObjectType()
export class WorkflowSchedule {
  workflowId!: string;

  personId!: string;

  @Field(() => Int, { description: "The version that the rights were lent to; a later one has to be scheduled anew." })
  version!: number;

  @Field(() => String)
  cron!: string;

  @Field(() => String)
  timeZone!: string;

  @Field(() => Date)
  nextAt!: Date;

  @Field(() => Date, { description: "Until then the rights are lent; somebody has to lend theirs anew." })
  lentUntil!: Date;
}
