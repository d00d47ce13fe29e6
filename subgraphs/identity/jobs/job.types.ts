import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";

/** Where a job stands. */
export enum JobState {
  WAITING = "WAITING",
  DELAYED = "DELAYED",
  QUEUED = "QUEUED",
  RUNNING = "RUNNING",
  RETRYING = "RETRYING",
  DONE = "DONE",
  FAILED = "FAILED",
  CANCELLED = "CANCELLED",
}
registerEnumType(JobState, {
  name: "JobState",
  valuesConfig: {
    WAITING: { description: "It needs other jobs that are not done." },
    DELAYED: { description: "Its time has not come." },
    QUEUED: { description: "Its queue has no place for it yet." },
    RUNNING: { description: "A replica has it." },
    RETRYING: { description: "A try failed, and it is tried again by itself." },
    DONE: { description: "It is done; kept for a week." },
    FAILED: { description: "It failed for good: somebody retries it." },
    CANCELLED: { description: "Somebody stopped it; kept for a month." },
  },
});

/** What an operator may do about a job. */
export enum JobAction {
  RETRY = "RETRY",
  CANCEL = "CANCEL",
}
registerEnumType(JobAction, { name: "JobAction" });

/** What an operator decided; the subgraph whose job it is acts on it as soon as it hears of it. */
@ObjectType()
export class JobDecision {
  @Field(() => JobAction)
  kind!: JobAction;

  @Field(() => Date)
  at!: Date;

  byId!: string;
}

@ObjectType({ description: "How far a job says that it is." })
export class JobProgress {
  @Field(() => Int)
  done!: number;

  @Field(() => Int)
  total!: number;
}

/** Work that a subgraph does later, without what went in and what came out. */
@ObjectType()
export class Job {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: "Rises with every try that failed and with every decision." })
  version!: number;

  @Field(() => String)
  subgraph!: string;

  @Field(() => String, { description: "What its subgraph and the log call it: `jobId`." })
  key!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  queue!: string;

  @Field(() => JobState)
  state!: JobState;

  @Field(() => Int, { description: "Which try it is." })
  attempt!: number;

  @Field(() => Int, { description: "After how many it is a dead letter." })
  attempts!: number;

  @Field(() => JobProgress, { nullable: true, description: "Null where it does not say." })
  progress!: JobProgress | null;

  @Field(() => String, { nullable: true, description: "What went wrong last." })
  code!: string | null;

  @Field(() => String, { nullable: true, description: "The same in words; never a value of anybody's." })
  message!: string | null;

  @Field(() => String, { nullable: true, description: "The request, or the entry of the ledger, that started it." })
  causedBy!: string | null;

  @Field(() => [String], { description: "Keys of the jobs that have to be done first." })
  needs!: string[];

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  startedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  endedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: "When it is queued, or tried again." })
  nextAt!: Date | null;

  @Field(() => JobDecision, { nullable: true, description: "What was decided and has not been acted on yet." })
  decision!: JobDecision | null;
}

/** How many jobs stand where, of those that have not come to a good end. */
@ObjectType()
export class JobCounts {
  @Field(() => Int)
  waiting!: number;

  @Field(() => Int)
  delayed!: number;

  @Field(() => Int)
  queued!: number;

  @Field(() => Int)
  running!: number;

  @Field(() => Int)
  retrying!: number;

  @Field(() => Int)
  failed!: number;
}

/** A job that the clock starts. */
@ObjectType()
export class JobSchedule {
  @Field(() => String)
  subgraph!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: "The name of the job that it starts." })
  job!: string;

  @Field(() => String, { description: "On the wall clock of `timeZone`." })
  cron!: string;

  @Field(() => String)
  timeZone!: string;

  @Field(() => Date)
  nextAt!: Date;

  @Field(() => Date, { nullable: true })
  lastAt!: Date | null;

  @Field(() => JobState, { nullable: true, description: "What became of the last one, while its job is kept." })
  lastState!: JobState | null;
}
