import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { JSONValue } from "../../shared/json.ts";
import { User, userReference } from "../../shared/user.reference.ts";
import { ById } from "../../shared/validation.ts";
import type { AgentsContext } from "../context.ts";
import { type WorkflowDefinition, workflowSchema } from "../definitions/definition.ts";
import type { Fault } from "../definitions/fault.ts";
import { Workflow, WorkflowVersion } from "./workflow.entity.ts";
import { CheckWorkflowArgs, CreateWorkflow, SaveWorkflow } from "./workflow.inputs.ts";
import {
  definitionsByVersion,
  keyOf,
  listWorkflows,
  type SavedVersion,
  saversByVersion,
  textsByVersion,
  versionsByWorkflow,
  workflowsById,
} from "./workflow.queries.ts";
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
    description: "The mistakes of a text, with their places: the first hundred; empty where it could be saved.",
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
  async text(@Ctx() ctx: AgentsContext, @Root() { id, version }: Workflow): Promise<string> {
    return (await ctx.loader(textsByVersion).load(keyOf(id, version))) ?? "";
  }

  @FieldResolver(() => JSONValue, { description: "Of the newest version." })
  definition(@Ctx() ctx: AgentsContext, @Root() { id, version }: Workflow): Promise<WorkflowDefinition | null> {
    return ctx.loader(definitionsByVersion).load(keyOf(id, version));
  }

  @FieldResolver(() => User, { nullable: true, description: "Of the newest version; null for the product itself." })
  async savedBy(@Ctx() ctx: AgentsContext, @Root() { id, version }: Workflow): Promise<User | null> {
    return userReference(await ctx.loader(saversByVersion).load(keyOf(id, version)));
  }

  @FieldResolver(() => [WorkflowVersion], { description: "Newest first, a hundred at the most." })
  async versions(@Ctx() ctx: AgentsContext, @Root() { id }: Workflow): Promise<SavedVersion[]> {
    return (await ctx.loader(versionsByWorkflow).load(id)) ?? [];
  }
}

@Resolver(() => WorkflowVersion)
export class WorkflowVersionResolver {
  @FieldResolver(() => String, { description: "As somebody wrote it." })
  async text(@Ctx() ctx: AgentsContext, @Root() { workflowId, number }: SavedVersion): Promise<string> {
    return (await ctx.loader(textsByVersion).load(keyOf(workflowId, number))) ?? "";
  }

  @FieldResolver(() => JSONValue)
  definition(
    @Ctx() ctx: AgentsContext,
    @Root() { workflowId, number }: SavedVersion,
  ): Promise<WorkflowDefinition | null> {
    return ctx.loader(definitionsByVersion).load(keyOf(workflowId, number));
  }

  @FieldResolver(() => User, { nullable: true, description: "Null for the product itself." })
  savedBy(@Root() { savedById }: SavedVersion): User | null {
    return userReference(savedById);
  }
}
