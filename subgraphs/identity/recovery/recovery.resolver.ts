import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { CodeResult, type CodeSent } from "../challenges/challenge.types.ts";
import type { IdentityContext } from "../context.ts";
import { type Refused, SignInResult } from "../sign-in/sign-in.types.ts";
import { RequestPasswordReset, ResetPassword } from "./recovery.inputs.ts";
import { requestPasswordReset, resetPassword } from "./recovery.service.ts";

@Resolver()
export class RecoveryResolver {
  @Mutation(() => CodeResult, { description: "Answered the same whether or not the address has an account." })
  requestPasswordReset(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => RequestPasswordReset) input: RequestPasswordReset,
  ): Promise<CodeSent | Refused> {
    return requestPasswordReset(ctx, input);
  }

  @Mutation(() => SignInResult, { description: "Ends every session of the account, then signs in." })
  resetPassword(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => ResetPassword) input: ResetPassword,
  ): Promise<SignInResult> {
    return resetPassword(ctx, input);
  }
}
