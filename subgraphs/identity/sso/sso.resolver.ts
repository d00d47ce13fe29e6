import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { IdentityContext } from "../context.ts";
import { SignInResult } from "../sign-in/sign-in.types.ts";
import { User } from "../users/user.entity.ts";
import { userById } from "../users/user.service.ts";
import { SsoAttempt } from "./attempt.entity.ts";
import { breakGlassAccounts, setBreakGlass } from "./break-glass.ts";
import { finishSingleSignOn } from "./finish.ts";
import { finishLinking, linkAccount, linkedAccountsOf, unlinkAccount } from "./link-account.ts";
import { LinkedAccount } from "./linked-account.entity.ts";
import { wordsOf } from "./reasons.ts";
import { signInSources, sourceOfLink, startSingleSignOn } from "./sign-in.ts";
import {
  FinishLinking,
  FinishSingleSignOn,
  LinkAccount,
  SetBreakGlass,
  SsoTestArgs,
  StartSingleSignOn,
  StartSsoTest,
  UnlinkAccount,
} from "./sso.inputs.ts";
import { SingleSignOnStarted, SsoSource } from "./sso.types.ts";
import { singleLogoutUrl } from "./sso-sessions.ts";
import { SsoTestOutcome } from "./sso-test.types.ts";
import { ssoTest, startSsoTest } from "./sso-tests.ts";

@Resolver()
export class SsoResolver {
  @Query(() => [SsoSource], { description: "Those that anybody can choose at the sign-in page." })
  signInSources(@Ctx() ctx: IdentityContext): Promise<SsoSource[]> {
    return signInSources(ctx);
  }

  @Mutation(() => SingleSignOnStarted, { description: "For browsers alone: it ends in the one that began." })
  startSingleSignOn(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => StartSingleSignOn) input: StartSingleSignOn,
  ): Promise<SingleSignOnStarted> {
    return startSingleSignOn(ctx, input);
  }

  @Mutation(() => SignInResult, {
    description: "Once, in the browser that began, with the journey that it came back with.",
  })
  finishSingleSignOn(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => FinishSingleSignOn) input: FinishSingleSignOn,
  ): Promise<SignInResult> {
    return finishSingleSignOn(ctx, input);
  }

  @Mutation(() => SingleSignOnStarted, { description: "Needs a recent proof of who one is." })
  linkAccount(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => LinkAccount) input: LinkAccount,
  ): Promise<SingleSignOnStarted> {
    return linkAccount(ctx, input);
  }

  @Mutation(() => User)
  finishLinking(@Ctx() ctx: IdentityContext, @Arg("input", () => FinishLinking) input: FinishLinking): Promise<User> {
    return finishLinking(ctx, input);
  }

  @Mutation(() => User, { description: "Not the last way in. Needs a recent proof of who one is." })
  unlinkAccount(@Ctx() ctx: IdentityContext, @Arg("input", () => UnlinkAccount) input: UnlinkAccount): Promise<User> {
    return unlinkAccount(ctx, input);
  }

  @Query(() => String, {
    nullable: true,
    description: "Where whoever signs out here goes to sign out at their source too; asked before signing out.",
  })
  singleLogoutUrl(@Ctx() ctx: IdentityContext): Promise<string | null> {
    return singleLogoutUrl(ctx);
  }

  @Mutation(() => SingleSignOnStarted, { description: "To see what a source says; nobody is signed in by it." })
  startSsoTest(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => StartSsoTest) input: StartSsoTest,
  ): Promise<SingleSignOnStarted> {
    return startSsoTest(ctx, input);
  }

  @Query(() => SsoTestOutcome, { description: "Of one's own test." })
  ssoTest(@Ctx() ctx: IdentityContext, @Args(() => SsoTestArgs) { journeyId }: SsoTestArgs): Promise<SsoTestOutcome> {
    return ssoTest(ctx, journeyId);
  }

  @Query(() => [User], { description: "Who signs in past a connection that is required." })
  breakGlassAccounts(@Ctx() ctx: IdentityContext): Promise<User[]> {
    return breakGlassAccounts(ctx);
  }

  @Mutation(() => User, { description: "Needs a recent proof of who one is." })
  setBreakGlass(@Ctx() ctx: IdentityContext, @Arg("input", () => SetBreakGlass) input: SetBreakGlass): Promise<User> {
    return setBreakGlass(ctx, input);
  }
}

@Resolver(() => User)
export class UserSsoResolver {
  @FieldResolver(() => [LinkedAccount], {
    nullable: true,
    description: "The oldest first; only oneself or who may read single sign-on sees them.",
  })
  linkedAccounts(@Ctx() ctx: IdentityContext, @Root() { id }: User): Promise<LinkedAccount[]> {
    return linkedAccountsOf(ctx, id);
  }
}

@Resolver(() => LinkedAccount)
export class LinkedAccountResolver {
  @FieldResolver(() => SsoSource, { nullable: true, description: "Null where it is gone." })
  source(@Ctx() ctx: IdentityContext, @Root() link: LinkedAccount): Promise<SsoSource | null> {
    return sourceOfLink(ctx, link);
  }
}

@Resolver(() => SsoAttempt)
export class SsoAttemptResolver {
  @FieldResolver(() => Date)
  at(@Root() { createdAt }: SsoAttempt): Date {
    return createdAt;
  }

  @FieldResolver(() => String, { nullable: true, description: "What was wrong, and what to mend." })
  message(@Ctx() ctx: IdentityContext, @Root() { reason, detail }: SsoAttempt): string | null {
    return reason && wordsOf(reason, detail, ctx.caller.language);
  }

  @FieldResolver(() => User, { nullable: true, description: "As far as anybody knows." })
  async user(@Ctx() ctx: IdentityContext, @Root() { userId }: SsoAttempt): Promise<User | null> {
    return userId ? userById(ctx, userId) : null;
  }
}
