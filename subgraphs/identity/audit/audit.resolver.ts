import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
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

  @FieldResolver(() => User, { nullable: true, description: "Null for the system, and for nobody signed in." })
  async actor(@Ctx() ctx: IdentityContext, @Root() { actorId }: AuditEntry): Promise<User | null> {
    return actorId ? userById(ctx, actorId) : null;
  }

  @FieldResolver(() => User, { nullable: true })
  async onBehalfOf(@Ctx() ctx: IdentityContext, @Root() { onBehalfOfId }: AuditEntry): Promise<User | null> {
    return onBehalfOfId ? userById(ctx, onBehalfOfId) : null;
  }
}
