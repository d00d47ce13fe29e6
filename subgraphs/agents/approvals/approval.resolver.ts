import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { connectionOf, type Page } from "../../shared/page.ts";
import { User, userReference } from "../../shared/user.reference.ts";
import type { AgentsContext } from "../context.ts";
import { Case, caseReference } from "../people/case.reference.ts";
import { Evidence, Run } from "../runs/run.entity.ts";
import { evidenceByRun, runsById } from "../runs/run.queries.ts";
import { Approval, ApprovalState } from "./approval.entity.ts";
import { ApprovalsArgs, DecideApproval } from "./approval.inputs.ts";
import { listApprovals } from "./approval.queries.ts";
import { decide, faultOfAnswerer } from "./approval.service.ts";

const ApprovalConnection = connectionOf(() => Approval, "Approval");

@Resolver(() => Approval)
export class ApprovalResolver {
  @Query(() => ApprovalConnection, { description: "Questions of the runs that the viewer may see, newest first." })
  approvals(@Ctx() ctx: AgentsContext, @Args(() => ApprovalsArgs) args: ApprovalsArgs): Promise<Page<Approval>> {
    return listApprovals(ctx, args);
  }

  @Mutation(() => Approval)
  approve(@Ctx() ctx: AgentsContext, @Arg("input", () => DecideApproval) input: DecideApproval): Promise<Approval> {
    return decide(ctx, input, ApprovalState.APPROVED);
  }

  @Mutation(() => Approval)
  reject(@Ctx() ctx: AgentsContext, @Arg("input", () => DecideApproval) input: DecideApproval): Promise<Approval> {
    return decide(ctx, input, ApprovalState.REJECTED);
  }

  @FieldResolver(() => Run, { nullable: true })
  run(@Ctx() ctx: AgentsContext, @Root() { runId }: Approval): Promise<Run | null> {
    return ctx.loader(runsById).load(runId);
  }

  @FieldResolver(() => Case, { nullable: true })
  case(@Root() { caseId }: Approval): Case | null {
    return caseReference(caseId);
  }

  @FieldResolver(() => [Evidence], { description: "What the steps of its run have read, in order." })
  async evidence(@Ctx() ctx: AgentsContext, @Root() { runId }: Approval): Promise<readonly Evidence[]> {
    return (await ctx.loader(evidenceByRun).load(runId)) ?? [];
  }

  @FieldResolver(() => Boolean, { description: "Whether the viewer may answer it now." })
  answerable(@Ctx() ctx: AgentsContext, @Root() approval: Approval): boolean {
    return approval.state === ApprovalState.PENDING && !faultOfAnswerer(ctx, approval);
  }

  @FieldResolver(() => User, { nullable: true })
  decidedBy(@Root() { decidedById }: Approval): User | null {
    return userReference(decidedById);
  }
}
