import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { IdentityContext } from "../context.ts";
import { User } from "../users/user.entity.ts";
import { changePassword } from "./change-password.ts";
import { hasPassword } from "./credential.service.ts";
import { ChangePassword } from "./password.inputs.ts";
import { PasswordChanged, PasswordPolicy } from "./password.types.ts";

@Resolver(() => User)
export class PasswordResolver {
  @Query(() => PasswordPolicy, {
    description: "So that a page can say what is wrong with a password before it is sent.",
  })
  passwordPolicy(@Ctx() { settings }: IdentityContext): PasswordPolicy {
    const { needs, ...policy } = settings.passwords;
    return { ...policy, needs: [...needs] };
  }

  @Mutation(() => PasswordChanged, {
    description: "One's own, or a first one; ends every other session, and this one too: `signedIn` takes its place.",
  })
  changePassword(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => ChangePassword) input: ChangePassword,
  ): Promise<PasswordChanged> {
    return changePassword(ctx, input);
  }

  @FieldResolver(() => Boolean, { nullable: true, description: "Only oneself sees it." })
  hasPassword(@Ctx() ctx: IdentityContext, @Root() { id }: User): Promise<boolean> {
    return hasPassword(ctx.db.manager, id);
  }
}
