import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { IdentityContext } from "../context.ts";
import { StartFactor } from "../factors/factor.inputs.ts";
import { FactorOn } from "../factors/factor.types.ts";
import { signInWithPasskey, startPasskeySignIn } from "../sign-in/methods/passkey.ts";
import { SignInResult } from "../sign-in/sign-in.types.ts";
import { User } from "../users/user.entity.ts";
import { kindOf } from "./kind.ts";
import { Passkey } from "./passkey.entity.ts";
import {
  RegisterPasskey,
  RemovePasskey,
  RenamePasskey,
  SignInWithPasskey,
  StartPasskeyChallenge,
} from "./passkey.inputs.ts";
import { passkeysInList, removePasskey, renamePasskey } from "./passkey.service.ts";
import { PasskeyOptions } from "./passkey.types.ts";
import { startPasskeyChallenge } from "./proof.ts";
import { registerPasskey, startPasskeyRegistration } from "./registration.ts";

@Resolver(() => Passkey)
export class PasskeyResolver {
  @Mutation(() => PasskeyOptions, {
    description: "For whoever has a passkey here; browsers can offer it by themselves.",
  })
  startPasskeySignIn(@Ctx() ctx: IdentityContext): Promise<PasskeyOptions> {
    return startPasskeySignIn(ctx);
  }

  @Mutation(() => SignInResult, { description: "The passkey says who it is, and has checked that they are there." })
  signInWithPasskey(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => SignInWithPasskey) input: SignInWithPasskey,
  ): Promise<SignInResult> {
    return signInWithPasskey(ctx, input);
  }

  @Mutation(() => PasskeyOptions, { description: "For `proveFactor`, or signed in for `reauthenticate`." })
  startPasskeyChallenge(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => StartPasskeyChallenge) input: StartPasskeyChallenge,
  ): Promise<PasskeyOptions> {
    return startPasskeyChallenge(ctx, input);
  }

  @Mutation(() => PasskeyOptions, { description: "For `registerPasskey`." })
  startPasskeyRegistration(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => StartFactor) input: StartFactor,
  ): Promise<PasskeyOptions> {
    return startPasskeyRegistration(ctx, input);
  }

  @Mutation(() => FactorOn)
  registerPasskey(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => RegisterPasskey) input: RegisterPasskey,
  ): Promise<FactorOn> {
    return registerPasskey(ctx, input);
  }

  @Mutation(() => Passkey)
  renamePasskey(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => RenamePasskey) input: RenamePasskey,
  ): Promise<Passkey> {
    return renamePasskey(ctx, input);
  }

  @Mutation(() => User, { description: "Not the last way in, and not the last factor where one is required." })
  removePasskey(@Ctx() ctx: IdentityContext, @Arg("input", () => RemovePasskey) input: RemovePasskey): Promise<User> {
    return removePasskey(ctx, input);
  }

  @FieldResolver(() => Boolean, {
    description: "It opens nothing any more: its counter said that there are two of it.",
  })
  suspended(@Root() { suspendedAt }: Passkey): boolean {
    return suspendedAt !== null;
  }

  @FieldResolver(() => String, { nullable: true, description: "What it is kept in, as far as it says." })
  kind(@Ctx() ctx: IdentityContext, @Root() passkey: Passkey): string | null {
    return kindOf(passkey, ctx.caller.language);
  }
}

@Resolver(() => User)
export class UserPasskeysResolver {
  @FieldResolver(() => [Passkey], {
    nullable: true,
    description: "The oldest first; only oneself or who may read factors sees them.",
  })
  passkeys(@Ctx() ctx: IdentityContext, @Root() { id }: User): Promise<Passkey[]> {
    return passkeysInList(ctx, id);
  }
}
