import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { connectionOf, type Page } from "../../shared/page.ts";
import type { IdentityContext } from "../context.ts";
import { User } from "../users/user.entity.ts";
import { userById } from "../users/user.service.ts";
import { FactorRecovery, RecoveryDecision } from "./factor-recovery.entity.ts";
import {
  DecideFactorRecovery,
  FactorRecoveriesArgs,
  RequestFactorRecovery,
  WithdrawFactorRecovery,
} from "./factor-recovery.inputs.ts";
import { factorRecoveries } from "./factor-recovery.queries.ts";
import { decideFactorRecovery, withdrawFactorRecovery } from "./factor-recovery.service.ts";
import { isOverdue } from "./overdue.ts";
import { requestFactorRecovery } from "./request-recovery.ts";

const FactorRecoveryConnection = connectionOf(() => FactorRecovery, "FactorRecovery");

@Resolver(() => FactorRecovery)
export class FactorRecoveryResolver {
  @Query(() => FactorRecoveryConnection, { description: "The newest first." })
  factorRecoveries(
    @Ctx() ctx: IdentityContext,
    @Args(() => FactorRecoveriesArgs) args: FactorRecoveriesArgs,
  ): Promise<Page<FactorRecovery>> {
    return factorRecoveries(ctx, args);
  }

  @Mutation(() => FactorRecovery, {
    description: "The person is told. Nobody's for themselves; needs a recent proof of who one is, as the next two do.",
  })
  requestFactorRecovery(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => RequestFactorRecovery) input: RequestFactorRecovery,
  ): Promise<FactorRecovery> {
    return requestFactorRecovery(ctx, input);
  }

  @Mutation(() => FactorRecovery, {
    description:
      "By another administrator than the one who asked. Approved: every factor, passkey, backup code and trusted browser is gone, every session ends, and the next sign-in sets up a factor.",
  })
  decideFactorRecovery(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => DecideFactorRecovery) input: DecideFactorRecovery,
  ): Promise<FactorRecovery> {
    return decideFactorRecovery(ctx, input);
  }

  @Mutation(() => FactorRecovery, { description: "By who asked." })
  withdrawFactorRecovery(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => WithdrawFactorRecovery) { id }: WithdrawFactorRecovery,
  ): Promise<FactorRecovery> {
    return withdrawFactorRecovery(ctx, id);
  }

  @FieldResolver(() => User, { nullable: true })
  user(@Ctx() ctx: IdentityContext, @Root() { userId }: FactorRecovery): Promise<User | null> {
    return userById(ctx, userId);
  }

  @FieldResolver(() => User, { nullable: true })
  requestedBy(@Ctx() ctx: IdentityContext, @Root() { requestedById }: FactorRecovery): Promise<User | null> {
    return userById(ctx, requestedById);
  }

  @FieldResolver(() => Date)
  requestedAt(@Root() { createdAt }: FactorRecovery): Date {
    return createdAt;
  }

  @FieldResolver(() => RecoveryDecision, { nullable: true, description: "Null as long as somebody can decide." })
  decision(@Ctx() ctx: IdentityContext, @Root() recovery: FactorRecovery): RecoveryDecision | null {
    return isOverdue(ctx, recovery) ? RecoveryDecision.EXPIRED : recovery.decision;
  }

  @FieldResolver(() => User, { nullable: true, description: "Null where nobody decided in time." })
  async decidedBy(@Ctx() ctx: IdentityContext, @Root() { decidedById }: FactorRecovery): Promise<User | null> {
    return decidedById === null ? null : userById(ctx, decidedById);
  }

  @FieldResolver(() => Date, { nullable: true })
  decidedAt(@Ctx() ctx: IdentityContext, @Root() recovery: FactorRecovery): Date | null {
    return isOverdue(ctx, recovery) ? recovery.expiresAt : recovery.decidedAt;
  }
}
