import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root, Subscription } from "type-graphql";
import { AgentReference, agentReference } from "../../shared/agent.reference.ts";
import type { Context } from "../../shared/context.ts";
import { connectionOf, type Page, PageArgs } from "../../shared/page.ts";
import { User, userReference } from "../../shared/user.reference.ts";
import { ById } from "../../shared/validation.ts";
import { Comment } from "../comments/comment.entity.ts";
import { commentsOf } from "../comments/comment.service.ts";
import { allowedActions, isOverdue } from "./case.abilities.ts";
import { Case } from "./case.entity.ts";
import { HistoryEntry, historyOf } from "./case.history.ts";
import {
  AssignCase,
  CaseChangedArgs,
  CasesArgs,
  ChangeCaseStatus,
  CreateCase,
  EditCase,
  RemindOverdue,
} from "./case.inputs.ts";
import { caseChanges } from "./case.live.ts";
import { casesById, countCases, listCases } from "./case.queries.ts";
import { remindOverdue } from "./case.reminders.ts";
import { assignCase, changeCaseStatus, createCase, editCase } from "./case.service.ts";
import { CaseStatus, nextStatuses } from "./case.status.ts";
import { CaseAction, CaseChanged, CaseCounts } from "./case.types.ts";

const CaseConnection = connectionOf(() => Case, "Case");
const CommentConnection = connectionOf(() => Comment, "Comment");
const HistoryEntryConnection = connectionOf(() => HistoryEntry, "HistoryEntry");

@Resolver(() => Case)
export class CaseResolver {
  @Query(() => Case, { nullable: true, description: "Null when there is none, or the viewer may not see it." })
  case(@Ctx() ctx: Context, @Args(() => ById) { id }: ById): Promise<Case | null> {
    return ctx.loader(casesById).load(id);
  }

  @Query(() => CaseConnection)
  cases(@Ctx() ctx: Context, @Args(() => CasesArgs) args: CasesArgs): Promise<Page<Case>> {
    return listCases(ctx, args);
  }

  @Query(() => CaseCounts)
  caseCounts(@Ctx() ctx: Context): Promise<CaseCounts> {
    return countCases(ctx);
  }

  @Mutation(() => Case)
  createCase(@Ctx() ctx: Context, @Arg("input", () => CreateCase) input: CreateCase): Promise<Case> {
    return createCase(ctx, input);
  }

  @Mutation(() => Case)
  editCase(@Ctx() ctx: Context, @Arg("input", () => EditCase) input: EditCase): Promise<Case> {
    return editCase(ctx, input);
  }

  @Mutation(() => Case)
  assignCase(@Ctx() ctx: Context, @Arg("input", () => AssignCase) input: AssignCase): Promise<Case> {
    return assignCase(ctx, input);
  }

  @Mutation(() => Case)
  changeCaseStatus(@Ctx() ctx: Context, @Arg("input", () => ChangeCaseStatus) input: ChangeCaseStatus): Promise<Case> {
    return changeCaseStatus(ctx, input);
  }

  @Mutation(() => Case, {
    description: "Reminds whom an overdue case concerns; once for each due date, however often it is asked.",
  })
  remindOverdue(@Ctx() ctx: Context, @Arg("input", () => RemindOverdue) input: RemindOverdue): Promise<Case> {
    return remindOverdue(ctx, input);
  }

  @Subscription(() => CaseChanged, {
    subscribe: ({ context, args }: { context: unknown; args: unknown }) =>
      caseChanges(context as Context, args as CaseChangedArgs),
  })
  caseChanged(@Root() change: CaseChanged, @Args(() => CaseChangedArgs) _args: CaseChangedArgs): CaseChanged {
    return change;
  }

  @FieldResolver(() => Boolean, { description: "Past its due date with work left to do." })
  overdue(@Ctx() ctx: Context, @Root() kase: Case): boolean {
    return isOverdue(ctx, kase);
  }

  @FieldResolver(() => User, { nullable: true })
  assignee(@Root() kase: Case): User | null {
    return userReference(kase.assigneeId);
  }

  @FieldResolver(() => User, { nullable: true })
  openedBy(@Root() kase: Case): User | null {
    return userReference(kase.openedById);
  }

  @FieldResolver(() => [CaseAction], { description: "What the viewer may do with this case now." })
  allowedActions(@Ctx() ctx: Context): CaseAction[] {
    return allowedActions(ctx);
  }

  @FieldResolver(() => [CaseStatus], { description: "Where the viewer may take the status from here." })
  nextStatuses(@Ctx() ctx: Context, @Root() kase: Case): CaseStatus[] {
    return ctx.may("case:change-status") ? nextStatuses(kase, ctx.viewer.id) : [];
  }

  @FieldResolver(() => CommentConnection, { nullable: true, description: "Working notes, newest first." })
  comments(@Ctx() ctx: Context, @Root() kase: Case, @Args(() => PageArgs) page: PageArgs): Promise<Page<Comment>> {
    return commentsOf(ctx, kase, page);
  }

  @FieldResolver(() => HistoryEntryConnection, { nullable: true, description: "What happened, newest first." })
  history(@Ctx() ctx: Context, @Root() kase: Case, @Args(() => PageArgs) page: PageArgs): Promise<Page<HistoryEntry>> {
    return historyOf(ctx, kase, page);
  }
}

/** The person behind a change or an entry, and the agent that acted for them. */
@Resolver(() => CaseChanged)
export class CaseChangedResolver {
  @FieldResolver(() => User, { nullable: true })
  actor(@Root() { actorId, onBehalfOfId }: CaseChanged): User | null {
    return userReference(onBehalfOfId ?? actorId);
  }

  @FieldResolver(() => AgentReference, { nullable: true, description: "Where an agent acted on the actor's behalf." })
  agent(@Root() { actorId, onBehalfOfId }: CaseChanged): AgentReference | null {
    return agentReference(onBehalfOfId && actorId);
  }
}

@Resolver(() => HistoryEntry)
export class HistoryEntryResolver {
  @FieldResolver(() => User, { nullable: true, description: "Null for the system." })
  actor(@Root() { actorId, onBehalfOfId }: HistoryEntry): User | null {
    return userReference(onBehalfOfId ?? actorId);
  }

  @FieldResolver(() => AgentReference, { nullable: true, description: "Where an agent acted on the actor's behalf." })
  agent(@Root() { actorId, onBehalfOfId }: HistoryEntry): AgentReference | null {
    return agentReference(onBehalfOfId && actorId);
  }
}
