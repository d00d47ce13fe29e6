import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { User, userReference } from "../../shared/user.reference.ts";
import type { AgentsContext } from "../context.ts";
import { Workflow } from "../workflows/workflow.entity.ts";
import { ScheduleWorkflow } from "./schedule.inputs.ts";
import { schedulesByWorkflow, scheduleWorkflow, unscheduleWorkflow } from "./schedule.service.ts";
import { WorkflowSchedule } from "./schedule.types.ts";

@Resolver(() => Workflow)
export class ScheduleResolver {
  @Mutation(() => Workflow, { description: "The clock starts it with the rights of who asks, for thirty days." })
  scheduleWorkflow(
    @Ctx() ctx: AgentsContext,
    @Arg("input", () => ScheduleWorkflow) input: ScheduleWorkflow,
  ): Promise<Workflow> {
    return scheduleWorkflow(ctx, input);
  }

  @Mutation(() => Workflow)
  unscheduleWorkflow(
    @Ctx() ctx: AgentsContext,
    @Arg("input", () => ScheduleWorkflow) input: ScheduleWorkflow,
  ): Promise<Workflow> {
    return unscheduleWorkflow(ctx, input);
  }

  @FieldResolver(() => WorkflowSchedule, { nullable: true, description: "Null while nobody lends their rights to it." })
  schedule(@Ctx() ctx: AgentsContext, @Root() { id }: Workflow): Promise<WorkflowSchedule | null> {
    return ctx.loader(schedulesByWorkflow).load(id);
  }
}

@Resolver(() => WorkflowSchedule)
export class WorkflowScheduleResolver {
  @FieldResolver(() => User, { nullable: true, description: "Whose rights it has." })
  lentBy(@Root() { personId }: WorkflowSchedule): User | null {
    return userReference(personId);
  }
}
