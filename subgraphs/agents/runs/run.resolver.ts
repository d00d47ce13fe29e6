import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root, Subscription } from "type-graphql";
import type { Context } from "../../shared/context.ts";
import { connectionOf, type Page } from "../../shared/page.ts";
import { User, userReference } from "../../shared/user.reference.ts";
import { ById } from "../../shared/validation.ts";
import { Approval } from "../approvals/approval.entity.ts";
import { approvalsByRun } from "../approvals/approval.queries.ts";
import type { AgentsContext } from "../context.ts";
import { Case, caseReference } from "../people/case.reference.ts";
import { Agent } from "../registry/agent.entity.ts";
import { agentsById } from "../registry/agent.service.ts";
import { Workflow } from "../workflows/workflow.entity.ts";
import { workflowsById } from "../workflows/workflow.queries.ts";
import { differencesFromFormer, replay } from "./replay.ts";
import { Evidence, Run, RunStep } from "./run.entity.ts";
import { CancelRun, RunChangedArgs, RunsArgs, StartRun } from "./run.inputs.ts";
import { runChanges } from "./run.live.ts";
import { evidenceByStep, lastRunsByCase, listRuns, runsById, stepsByRun } from "./run.queries.ts";
import { cancelRun, mayEnd, rerun, startRun } from "./run.service.ts";
import { OPEN_STATES } from "./run.state.ts";
import { Replay, RunChanged, StepComparison } from "./run.types.ts";

const RunConnection = connectionOf(() => Run, "Run");

@Resolver(() => Run)
export class RunResolver {
  @Query(() => RunConnection, { description: "Those that the viewer may see, newest first." })
  runs(@Ctx() ctx: AgentsContext, @Args(() => RunsArgs) args: RunsArgs): Promise<Page<Run>> {
    return listRuns(ctx, args);
  }

  @Query(() => Run, { nullable: true, description: "Null when there is none, or the viewer may not see it." })
  run(@Ctx() ctx: AgentsContext, @Args(() => ById) { id }: ById): Promise<Run | null> {
    return ctx.loader(runsById).load(id);
  }

  @Query(() => Replay, { description: "Computes it again from its record: nothing is asked, nothing changes." })
  replay(@Ctx() ctx: AgentsContext, @Args(() => ById) { id }: ById): Promise<Replay> {
    return replay(ctx, id);
  }

  @Mutation(() => Run, { description: "With the rights of who asks, as far as its agents are granted them." })
  startRun(@Ctx() ctx: AgentsContext, @Arg("input", () => StartRun) input: StartRun): Promise<Run> {
    return startRun(ctx, input);
  }

  @Mutation(() => Run, { description: "The same once more, live, with the rights of who asks." })
  rerun(@Ctx() ctx: AgentsContext, @Args(() => ById) { id }: ById): Promise<Run> {
    return rerun(ctx, id);
  }

  @Mutation(() => Run, { description: "What it has done stays done." })
  cancelRun(@Ctx() ctx: AgentsContext, @Arg("input", () => CancelRun) input: CancelRun): Promise<Run> {
    return cancelRun(ctx, input);
  }

  @Subscription(() => RunChanged, {
    subscribe: ({ context, args }: { context: unknown; args: unknown }) =>
      runChanges(context as Context, args as RunChangedArgs),
  })
  runChanged(@Root() change: RunChanged, @Args(() => RunChangedArgs) _args: RunChangedArgs): RunChanged {
    return change;
  }

  @FieldResolver(() => Workflow, { nullable: true })
  workflow(@Ctx() ctx: AgentsContext, @Root() { workflowId }: Run): Promise<Workflow | null> {
    return ctx.loader(workflowsById).load(workflowId);
  }

  @FieldResolver(() => User, { nullable: true, description: "Whose rights it has." })
  startedBy(@Root() { startedById }: Run): User | null {
    return userReference(startedById);
  }

  @FieldResolver(() => Case, { nullable: true })
  case(@Root() { caseId }: Run): Case | null {
    return caseReference(caseId);
  }

  @FieldResolver(() => [RunStep])
  async steps(@Ctx() ctx: AgentsContext, @Root() { id }: Run): Promise<readonly RunStep[]> {
    return (await ctx.loader(stepsByRun).load(id)) ?? [];
  }

  @FieldResolver(() => [Approval])
  async approvals(@Ctx() ctx: AgentsContext, @Root() { id }: Run): Promise<readonly Approval[]> {
    return (await ctx.loader(approvalsByRun).load(id)) ?? [];
  }

  @FieldResolver(() => Run, { nullable: true, description: "The run that this one repeats." })
  async rerunOf(@Ctx() ctx: AgentsContext, @Root() { rerunOfId }: Run): Promise<Run | null> {
    return rerunOfId ? ctx.loader(runsById).load(rerunOfId) : null;
  }

  @FieldResolver(() => Boolean, { description: "Whether the viewer may end it now." })
  cancellable(@Ctx() ctx: AgentsContext, @Root() run: Run): boolean {
    return ctx.may("agent:run") && mayEnd(ctx, run) && OPEN_STATES.includes(run.state);
  }

  @FieldResolver(() => [StepComparison], { description: "From the run that this one repeats." })
  differences(@Ctx() ctx: AgentsContext, @Root() run: Run): Promise<StepComparison[]> {
    return differencesFromFormer(ctx, run);
  }
}

@Resolver(() => RunStep)
export class RunStepResolver {
  @FieldResolver(() => Agent, { nullable: true, description: "Null where the installation has it no more." })
  agent(@Ctx() ctx: AgentsContext, @Root() { agentId }: RunStep): Promise<Agent | null> {
    return ctx.loader(agentsById).load(agentId);
  }

  @FieldResolver(() => [Evidence], { description: "What it rests on, in the versions that were read." })
  async evidence(@Ctx() ctx: AgentsContext, @Root() { id }: RunStep): Promise<readonly Evidence[]> {
    return (await ctx.loader(evidenceByStep).load(id)) ?? [];
  }
}

@Resolver(() => Case)
export class CaseRunResolver {
  @FieldResolver(() => Run, { nullable: true, description: "The newest about it." })
  lastRun(@Ctx() ctx: AgentsContext, @Root() { id }: Case): Promise<Run | null> {
    return ctx.loader(lastRunsByCase).load(id);
  }
}
