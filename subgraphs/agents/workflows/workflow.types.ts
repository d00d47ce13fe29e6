import { Field, Int, ObjectType } from "type-graphql";

/** A mistake in a workflow's text: where, and what to do about it. */
@ObjectType()
export class WorkflowFault {
  @Field(() => String, { description: "The part, as a JSON pointer." })
  pointer!: string;

  @Field(() => Int, { description: "Counted from one, as the column is." })
  line!: number;

  @Field(() => Int)
  column!: number;

  @Field(() => String)
  message!: string;
}
