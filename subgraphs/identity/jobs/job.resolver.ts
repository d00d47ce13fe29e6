import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root, Subscription } from "type-graphql";
import { connectionOf, type Page } from "../../shared/page.ts";
import { ById } from "../../shared/validation.ts";
import type { IdentityContext } from "../context.ts";
import { User } from "../users/user.entity.ts";
import { userById } from "../users/user.service.ts";
import { DecideJob, JobsArgs } from "./job.inputs.ts";
import { JobsStream } from "./job.live.ts";
import { jobById, jobSchedules, jobs } from "./job.queries.ts";
import { decideOnJob, jobActions } from "./job.service.ts";
import { Job, JobAction, JobCounts, JobDecision, JobSchedule } from "./job.types.ts";
import { readStanding } from "./job-counts.ts";

const JobConnection = connectionOf(() => Job, "Job");

@Resolver(() => Job)
export class JobResolver {
  @Query(() => JobConnection, { description: "Every subgraph's jobs, the newest first." })
  jobs(@Ctx() ctx: IdentityContext, @Args(() => JobsArgs) args: JobsArgs): Promise<Page<Job>> {
    return jobs(ctx, args);
  }

  @Query(() => Job, { nullable: true, description: "Null when there is none, or it was let go of." })
  job(@Ctx() ctx: IdentityContext, @Args(() => ById) { id }: ById): Promise<Job | null> {
    return jobById(ctx.db, id);
  }

  @Query(() => JobCounts)
  async jobCounts(@Ctx() ctx: IdentityContext): Promise<JobCounts> {
    return (await readStanding(ctx.db)).counts;
  }

  @Query(() => [JobSchedule], { description: "What the clock starts, the next one first." })
  jobSchedules(@Ctx() ctx: IdentityContext): Promise<JobSchedule[]> {
    return jobSchedules(ctx);
  }

  @Mutation(() => Job, {
    description: "Has a failed or cancelled job go on at the step that failed, with all its tries.",
  })
  retryJob(@Ctx() ctx: IdentityContext, @Arg("input", () => DecideJob) input: DecideJob): Promise<Job> {
    return decideOnJob(ctx, JobAction.RETRY, input);
  }

  @Mutation(() => Job, {
    description: "Stops a job that has not ended; a step that has begun may still have its effect.",
  })
  cancelJob(@Ctx() ctx: IdentityContext, @Arg("input", () => DecideJob) input: DecideJob): Promise<Job> {
    return decideOnJob(ctx, JobAction.CANCEL, input);
  }

  @Subscription(() => JobCounts, {
    description:
      "How many jobs stand where: at once, and at most once a second when something about any job changed. There is no history and no cursor: subscribe again, and read the lists again.",
    subscribe: ({ context }: { context: unknown }) => new JobsStream(context as IdentityContext),
  })
  jobsChanged(@Root() counts: JobCounts): JobCounts {
    return counts;
  }

  @FieldResolver(() => [JobAction], { description: "What the viewer may do with this job now." })
  allowedActions(@Ctx() ctx: IdentityContext, @Root() job: Job): JobAction[] {
    return jobActions(ctx, job);
  }
}

@Resolver(() => JobDecision)
export class JobDecisionResolver {
  @FieldResolver(() => User, { nullable: true })
  by(@Ctx() ctx: IdentityContext, @Root() { byId }: JobDecision): Promise<User | null> {
    return userById(ctx, byId);
  }
}
