import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { AgentReference, agentReference } from "../../shared/agent.reference.ts";
import { connectionOf, type Page } from "../../shared/page.ts";
import type { IdentityContext } from "../context.ts";
import { User } from "../users/user.entity.ts";
import { userById } from "../users/user.service.ts";
import { AuditTrailArgs } from "./audit.inputs.ts";
import { auditTrail } from "./audit.service.ts";
import { AuditEntry } from "./audit.types.ts";

const AuditEntryConnection = connectionOf(() => AuditEntry, "AuditEntry");

@Resolver(() => AuditEntry)
export class AuditResolver {
  @Query(() => AuditEntryConnection, { description: "Everything that happened, newest first." })
  auditTrail(@Ctx() ctx: IdentityContext, @Args(() => AuditTrailArgs) args: AuditTrailArgs): Promise<Page<AuditEntry>> {
    return auditTrail(ctx, args);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description:
      "The person who did it, themselves or through an agent; null for the system, and for nobody signed in.",
  })
  async actor(@Ctx() ctx: IdentityContext, @Root() { actorId, onBehalfOfId }: AuditEntry): Promise<User | null> {
    const id = onBehalfOfId ?? actorId;
    return id ? userById(ctx, id) : null;
  }

  @FieldResolver(() => User, { nullable: true, description: "Set where an agent acted: the person it acted for." })
  async onBehalfOf(@Ctx() ctx: IdentityContext, @Root() { onBehalfOfId }: AuditEntry): Promise<User | null> {
    return onBehalfOfId ? userById(ctx, onBehalfOfId) : null;
  }

  @FieldResolver(() => AgentReference, { nullable: true, description: "The agent that acted on somebody's behalf." })
  actingAgent(@Root() { actorId, onBehalfOfId }: AuditEntry): AgentReference | null {
    return onBehalfOfId ? agentReference(actorId) : null;
  }
}
