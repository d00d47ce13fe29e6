import { Field, ID, ObjectType } from "type-graphql";
import { JSONValue } from "../../shared/json.ts";
import { Run } from "./run.entity.ts";

/** One change of a run, as it reaches a viewer. */
@ObjectType()
export class RunChanged {
  @Field(() => String, { description: "Subscribe again with it as `after`, and nothing is missed." })
  cursor!: string;

  @Field(() => String)
  event!: string;

  @Field(() => Date)
  at!: Date;

  @Field(() => ID)
  runId!: string;

  @Field(() => Run, { description: "As it is now." })
  run!: Run;
}

/** One part in which two values differ. */
@ObjectType()
export class RunDifference {
  @Field(() => String, {
    description:
      "The part, as a JSON pointer; it begins with /output, /asked or /input. Items with an id, a position or a code are compared by it, and it stands in place of their number.",
  })
  pointer!: string;

  @Field(() => JSONValue, { nullable: true })
  before!: unknown;

  @Field(() => JSONValue, { nullable: true })
  after!: unknown;
}

/** A step that was compared. */
@ObjectType()
export class StepComparison {
  @Field(() => String)
  key!: string;

  @Field(() => Boolean)
  diverged!: boolean;

  @Field(() => String, { description: "Of the agent's code, when it was recorded." })
  releaseBefore!: string;

  @Field(() => String, { nullable: true, description: "Of the agent's code, this time; null where it is gone." })
  releaseAfter!: string | null;

  @Field(() => [RunDifference], { description: "The first hundred." })
  differences!: RunDifference[];

  @Field(() => String, { nullable: true, description: "Why it could not be compared." })
  fault!: string | null;
}

/** What a recorded run comes to when it is computed again. */
@ObjectType()
export class Replay {
  @Field(() => Run)
  run!: Run;

  @Field(() => Boolean)
  diverged!: boolean;

  @Field(() => [StepComparison], { description: "The steps that were done." })
  steps!: StepComparison[];
}
