import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { CodeResult, type CodeSent } from "../../challenges/challenge.types.ts";
import type { IdentityContext } from "../../context.ts";
import type { Refused } from "../../sign-in/sign-in.types.ts";
import { ConfirmCodeFactor, ConfirmTotp, StartCodeFactor, StartFactor } from "../factor.inputs.ts";
import { FactorOn, TotpSetup } from "../factor.types.ts";
import { confirmCodeFactor, startCodeFactor } from "./code-factor.ts";
import { confirmTotp, startTotp } from "./totp.ts";

const WHO = "Signed in with a recent proof of who one is, or in the sign-in that asked for it.";

@Resolver()
export class FactorSetUpResolver {
  @Mutation(() => TotpSetup, { description: `A new authenticator app, on once it is confirmed. ${WHO}` })
  startTotp(@Ctx() ctx: IdentityContext, @Arg("input", () => StartFactor) input: StartFactor): Promise<TotpSetup> {
    return startTotp(ctx, input);
  }

  @Mutation(() => FactorOn, { description: `By a code that it shows; it takes the place of the one before. ${WHO}` })
  confirmTotp(@Ctx() ctx: IdentityContext, @Arg("input", () => ConfirmTotp) input: ConfirmTotp): Promise<FactorOn> {
    return confirmTotp(ctx, input);
  }

  @Mutation(() => CodeResult, { description: `A code to the verified address of the account. ${WHO}` })
  startCodeFactor(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => StartCodeFactor) input: StartCodeFactor,
  ): Promise<CodeSent | Refused> {
    return startCodeFactor(ctx, input);
  }

  @Mutation(() => FactorOn, { description: `By that code. ${WHO}` })
  confirmCodeFactor(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => ConfirmCodeFactor) input: ConfirmCodeFactor,
  ): Promise<FactorOn> {
    return confirmCodeFactor(ctx, input);
  }
}
