import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from "type-graphql";
import { CodeResult, type CodeSent } from "../challenges/challenge.types.ts";
import type { IdentityContext } from "../context.ts";
import { type Refused, SignInResult } from "../sign-in/sign-in.types.ts";
import { User } from "../users/user.entity.ts";
import { FinishFactorSetup, PreferFactor, ProveFactor, RemoveFactor, RequestFactorCode } from "./factor.inputs.ts";
import { BackupCodes, FactorInUse } from "./factor.types.ts";
import { backupCodesLeft, factorsOf } from "./manage/list.ts";
import { preferFactor } from "./manage/prefer.ts";
import { removeFactor } from "./manage/turn-off.ts";
import { proveFactor } from "./prove.ts";
import { requestFactorCode } from "./request-code.ts";
import { regenerateBackupCodes } from "./set-up/backup-codes.ts";
import { finishFactorSetup } from "./set-up/finish.ts";
import { StepUpMethod } from "./step-up.method.ts";
import { stepUpMethods } from "./step-up.ts";

@Resolver(() => User)
export class FactorResolver {
  @Mutation(() => CodeResult, { description: "A code to one's own verified address, as the second step." })
  requestFactorCode(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => RequestFactorCode) input: RequestFactorCode,
  ): Promise<CodeSent | Refused> {
    return requestFactorCode(ctx, input);
  }

  @Mutation(() => SignInResult, { description: "The second step of a sign-in: five answers at most." })
  proveFactor(@Ctx() ctx: IdentityContext, @Arg("input", () => ProveFactor) input: ProveFactor): Promise<SignInResult> {
    return proveFactor(ctx, input);
  }

  @Mutation(() => SignInResult, { description: "Goes on with a sign-in in which a factor was set up." })
  finishFactorSetup(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => FinishFactorSetup) input: FinishFactorSetup,
  ): Promise<SignInResult> {
    return finishFactorSetup(ctx, input);
  }

  @Mutation(() => User, {
    description: "Needs a recent proof of who one is; the last one stays where one is required.",
  })
  removeFactor(@Ctx() ctx: IdentityContext, @Arg("input", () => RemoveFactor) input: RemoveFactor): Promise<User> {
    return removeFactor(ctx, input);
  }

  @Mutation(() => User, { description: "Which one is asked for first. Needs a recent proof of who one is." })
  preferFactor(@Ctx() ctx: IdentityContext, @Arg("input", () => PreferFactor) input: PreferFactor): Promise<User> {
    return preferFactor(ctx, input);
  }

  @Mutation(() => BackupCodes, { description: "Those before are void. Needs a recent proof of who one is." })
  regenerateBackupCodes(@Ctx() ctx: IdentityContext): Promise<BackupCodes> {
    return regenerateBackupCodes(ctx);
  }

  @FieldResolver(() => [FactorInUse], { nullable: true, description: "What is on, besides passkeys." })
  factors(@Ctx() ctx: IdentityContext, @Root() user: User): Promise<FactorInUse[]> {
    return factorsOf(ctx, user);
  }

  @FieldResolver(() => Int, { nullable: true, description: "How many are not used." })
  backupCodesLeft(@Ctx() ctx: IdentityContext, @Root() user: User): Promise<number> {
    return backupCodesLeft(ctx, user);
  }

  @FieldResolver(() => [StepUpMethod], {
    nullable: true,
    description: "By what one proves again who one is, the preferred first; only oneself sees it.",
  })
  stepUpMethods(@Ctx() ctx: IdentityContext, @Root() user: User): Promise<StepUpMethod[]> {
    return stepUpMethods(ctx, user);
  }
}
