import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { IdentityContext } from "../context.ts";
import { Tokens } from "../sessions/session.types.ts";
import { User } from "../users/user.entity.ts";
import { signInInstead } from "./instead.ts";
import { signInMethods } from "./methods/methods.ts";
import { signIn } from "./methods/password.ts";
import { redeem } from "./redeem.ts";
import { SignIn, SignInInstead, SignInMethodsArgs, UnlockAccount } from "./sign-in.inputs.ts";
import { SignedIn, SignInResult, SignInStart } from "./sign-in.types.ts";
import { unlockAccount } from "./unlock.ts";

@Resolver(() => SignedIn)
export class SignInResolver {
  @Query(() => SignInStart, {
    description: "By the form and the domain of what was typed alone: the same whether or not it has an account.",
  })
  signInMethods(
    @Ctx() ctx: IdentityContext,
    @Args(() => SignInMethodsArgs) { identifier }: SignInMethodsArgs,
  ): Promise<SignInStart> {
    return signInMethods(ctx, identifier);
  }

  @Mutation(() => SignInResult)
  signIn(@Ctx() ctx: IdentityContext, @Arg("input", () => SignIn) input: SignIn): Promise<SignInResult> {
    return signIn(ctx, input);
  }

  @Mutation(() => SignInResult, {
    description: "Where there was no room for another session: one of them ends for it.",
  })
  signInInstead(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => SignInInstead) input: SignInInstead,
  ): Promise<SignInResult> {
    return signInInstead(ctx, input);
  }

  @Mutation(() => User, { description: "Whoever was locked out may try again at once." })
  unlockAccount(@Ctx() ctx: IdentityContext, @Arg("input", () => UnlockAccount) input: UnlockAccount): Promise<User> {
    return unlockAccount(ctx, input);
  }

  @FieldResolver(() => Tokens, {
    nullable: true,
    description: "For clients without cookies; asking for it redeems the ticket.",
  })
  tokens(@Ctx() ctx: IdentityContext, @Root() { ticket }: SignedIn): Promise<Tokens> {
    return redeem(ctx, ticket);
  }
}
