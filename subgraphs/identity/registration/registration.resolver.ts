import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { CodeResult, type CodeSent } from "../challenges/challenge.types.ts";
import type { IdentityContext } from "../context.ts";
import { type Refused, SignInResult } from "../sign-in/sign-in.types.ts";
import { ConfirmRegistration, Register } from "./registration.inputs.ts";
import { confirmRegistration, register } from "./registration.service.ts";

@Resolver()
export class RegistrationResolver {
  @Mutation(() => CodeResult, {
    description: "Answered the same whether or not the address has an account; there is none before it is proven.",
  })
  register(@Ctx() ctx: IdentityContext, @Arg("input", () => Register) input: Register): Promise<CodeSent | Refused> {
    return register(ctx, input);
  }

  @Mutation(() => SignInResult, {
    description: "Makes the account and signs in; the link may be opened in another browser.",
  })
  confirmRegistration(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => ConfirmRegistration) input: ConfirmRegistration,
  ): Promise<SignInResult> {
    return confirmRegistration(ctx, input);
  }
}
