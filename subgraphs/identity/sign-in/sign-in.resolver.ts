import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { IdentityContext } from "../context.ts";
import { Tokens } from "../sessions/session.types.ts";
import { SignIn } from "./sign-in.inputs.ts";
import { redeem, signIn } from "./sign-in.service.ts";
import { type Refused, SignedIn, SignInResult } from "./sign-in.types.ts";

@Resolver(() => SignedIn)
export class SignInResolver {
  @Mutation(() => SignInResult)
  signIn(@Ctx() ctx: IdentityContext, @Arg("input", () => SignIn) input: SignIn): Promise<SignedIn | Refused> {
    return signIn(ctx, input);
  }

  @FieldResolver(() => Tokens, {
    nullable: true,
    description: "For clients without cookies; asking for it redeems the ticket.",
  })
  tokens(@Ctx() ctx: IdentityContext, @Root() { ticket }: SignedIn): Promise<Tokens> {
    return redeem(ctx, ticket);
  }
}
