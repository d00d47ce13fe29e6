import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { AgentReference, agentReference } from "../../shared/agent.reference.ts";
import type { IdentityContext } from "../context.ts";
import { SignInMethod } from "../sign-in/sign-in.method.ts";
import { deviceOf } from "./device.ts";
import { endOtherSessions } from "./end-sessions.ts";
import { Session } from "./session.entity.ts";
import { EndSession, RefreshSession } from "./session.inputs.ts";
import { endSession, mySessions, refreshSession } from "./session.service.ts";
import { Tokens } from "./session.types.ts";
import { steppedUpUntil } from "./step-up.ts";

@Resolver(() => Session)
export class SessionResolver {
  @Query(() => [Session], { description: "One's own, the newest first; those that ended are one's history." })
  mySessions(@Ctx() ctx: IdentityContext): Promise<Session[]> {
    return mySessions(ctx);
  }

  @Mutation(() => Session)
  endSession(@Ctx() ctx: IdentityContext, @Arg("input", () => EndSession) { id }: EndSession): Promise<Session> {
    return endSession(ctx, id);
  }

  @Mutation(() => Int, { description: "How many were ended." })
  endOtherSessions(@Ctx() ctx: IdentityContext): Promise<number> {
    return endOtherSessions(ctx);
  }

  @Mutation(() => Tokens, { description: "For clients with a bearer pair; the edge does it for browsers." })
  refreshSession(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => RefreshSession) { refreshToken }: RefreshSession,
  ): Promise<Tokens> {
    return refreshSession(ctx, refreshToken);
  }

  @FieldResolver(() => Boolean)
  current(@Ctx() ctx: IdentityContext, @Root() session: Session): boolean {
    return session.id === ctx.visitor?.sessionId;
  }

  @FieldResolver(() => String, { description: "As a person would say it: Firefox on Windows, or an agent's name." })
  device(@Root() session: Session): string {
    return session.agentName ?? deviceOf(session.agent);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Roughly where it was begun; null where this installation cannot tell.",
  })
  place(@Root() session: Session): string | null {
    return session.place;
  }

  @FieldResolver(() => SignInMethod, { nullable: true, description: "How it was begun; null of an agent's." })
  signedInWith(@Root() session: Session): SignInMethod | null {
    return session.method;
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: "Until when its person may change what is sensitive; null where they prove again who they are first.",
  })
  steppedUpUntil(@Ctx() ctx: IdentityContext, @Root() session: Session): Date | null {
    return steppedUpUntil(ctx, session);
  }

  @FieldResolver(() => AgentReference, {
    name: "agent",
    nullable: true,
    description: "Who acts in it for the person; null where they act themselves.",
  })
  agentOf(@Root() { agentId }: Session): AgentReference | null {
    return agentReference(agentId);
  }
}
