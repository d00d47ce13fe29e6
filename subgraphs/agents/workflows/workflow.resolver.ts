import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { JSONValue } from "../../shared/json.ts";
import { ById } from "../../shared/validation.ts";
import type { AgentsContext } from "../context.ts";
import { type WorkflowDefinition, workflowSchema } from "../definitions/definition.ts";
import type { Fault } from "../definitions/fault.ts";
import { User, userReference } from "../people/references.ts";
import { Workflow, WorkflowVersion } from "./workflow.entity.ts";
import { CheckWorkflowArgs, CreateWorkflow, SaveWorkflow } from "./workflow.inputs.ts";
import { listWorkflows, newestVersions, versionsOf, workflowsById } from "./workflow.queries.ts";
import { createWorkflow, faultsOf, saveWorkflow } from "./workflow.service.ts";
import { WorkflowFault } from "./workflow.types.ts";

@Resolver(() => Workflow)
export class WorkflowResolver {
  @Query(() => [Workflow])
  workflows(@Ctx() ctx: AgentsContext): Promise<Workflow[]> {
    return listWorkflows(ctx);
  }

  @Query(() => Workflow, { nullable: true })
  workflow(@Ctx() ctx: AgentsContext, @Args(() => ById) { id }: ById): Promise<Workflow | null> {
    return ctx.loader(workflowsById).load(id);
  }

  @Query(() => String, { description: "What a workflow looks like, as a JSON schema for editors." })
  workflowSchema(): string {
    return workflowSchema;
  }

  @Query(() => [WorkflowFault], {
    description: "Every mistake of a text, with its place; empty where it could be saved.",
  })
  checkWorkflow(
    @Ctx() ctx: AgentsContext,
    @Args(() => CheckWorkflowArgs) { text }: CheckWorkflowArgs,
  ): readonly Fault[] {
    return faultsOf(ctx, text);
  }

  @Mutation(() => Workflow, { description: "Mistakes are told with their places, in the error's `faults`." })
  createWorkflow(
    @Ctx() ctx: AgentsContext,
    @Arg("input", () => CreateWorkflow) input: CreateWorkflow,
  ): Promise<Workflow> {
    return createWorkflow(ctx, input);
  }

  @Mutation(() => Workflow, {
    description: "A new version; mistakes are told with their places, in the error's `faults`.",
  })
  saveWorkflow(@Ctx() ctx: AgentsContext, @Arg("input", () => SaveWorkflow) input: SaveWorkflow): Promise<Workflow> {
    return saveWorkflow(ctx, input);
  }

  @FieldResolver(() => String, { description: "Of the newest version, as somebody wrote it." })
  async text(@Ctx() ctx: AgentsContext, @Root() { id }: Workflow): Promise<string> {
    return (await ctx.loader(newestVersions).load(id))?.text ?? "";
  }

  @FieldResolver(() => JSONValue, { description: "Of the newest version." })
  async definition(@Ctx() ctx: AgentsContext, @Root() { id }: Workflow): Promise<WorkflowDefinition | null> {
    return (await ctx.loader(newestVersions).load(id))?.definition ?? null;
  }

  @FieldResolver(() => User, { nullable: true, description: "Of the newest version; null for the product itself." })
  async savedBy(@Ctx() ctx: AgentsContext, @Root() { id }: Workflow): Promise<User | null> {
    return userReference((await ctx.loader(newestVersions).load(id))?.savedById ?? null);
  }

  @FieldResolver(() => [WorkflowVersion], { description: "Newest first, a hundred at the most." })
  versions(@Ctx() ctx: AgentsContext, @Root() { id }: Workflow): Promise<WorkflowVersion[]> {
    return versionsOf(ctx, id);
  }
}

@Resolver(() => WorkflowVersion)
export class WorkflowVersionResolver {
  @FieldResolver(() => JSONValue)
  definition(@Root() { definition }: WorkflowVersion): WorkflowDefinition {
    return definition;
  }

  @FieldResolver(() => User, { nullable: true, description: "Null for the product itself." })
  savedBy(@Root() { savedById }: WorkflowVersion): User | null {
    return userReference(savedById);
  }
}
