import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { CodeResult, type CodeSent } from "../../challenges/challenge.types.ts";
import type { IdentityContext } from "../../context.ts";
import { RequestSignInCode, SignInAsNew, SignInWithCode, SignInWithLink } from "../sign-in.inputs.ts";
import { type Refused, SignInResult } from "../sign-in.types.ts";
import { requestSignInCode, signInWithCode } from "./code.ts";
import { signInWithLink } from "./link.ts";
import { signInAsNew } from "./phone.ts";

@Resolver()
export class CodeResolver {
  @Mutation(() => CodeResult, { description: "To a number whoever has it; to an e-mail address if it has an account." })
  requestSignInCode(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => RequestSignInCode) input: RequestSignInCode,
  ): Promise<CodeSent | Refused> {
    return requestSignInCode(ctx, input);
  }

  @Mutation(() => SignInResult, { description: "A number that is new here becomes a citizen's account." })
  signInWithCode(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => SignInWithCode) input: SignInWithCode,
  ): Promise<SignInResult> {
    return signInWithCode(ctx, input);
  }

  @Mutation(() => SignInResult, {
    description: "The number's old account is not theirs: a new one begins, and the old one loses the number.",
  })
  signInAsNew(@Ctx() ctx: IdentityContext, @Arg("input", () => SignInAsNew) input: SignInAsNew): Promise<SignInResult> {
    return signInAsNew(ctx, input);
  }

  @Mutation(() => SignInResult, { description: "In the browser that asked for the link." })
  signInWithLink(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => SignInWithLink) input: SignInWithLink,
  ): Promise<SignInResult> {
    return signInWithLink(ctx, input);
  }
}
