import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { IdentityContext } from "../context.ts";
import { SetPreferences, SetProfile } from "./profile.inputs.ts";
import { ProfileLevel, profileLevel } from "./profile.level.ts";
import { setPreferences, setProfile } from "./profile.service.ts";
import { User } from "./user.entity.ts";

@Resolver(() => User)
export class ProfileResolver {
  @Mutation(() => User, { description: "One's own." })
  setPreferences(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => SetPreferences) input: SetPreferences,
  ): Promise<User> {
    return setPreferences(ctx, input);
  }

  @Mutation(() => User, { description: "One's own." })
  setProfile(@Ctx() ctx: IdentityContext, @Arg("input", () => SetProfile) input: SetProfile): Promise<User> {
    return setProfile(ctx, input);
  }

  @FieldResolver(() => ProfileLevel, { nullable: true, description: "Only oneself sees it." })
  profileLevel(@Root() user: User): ProfileLevel {
    return profileLevel(user);
  }
}
