import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { connectionOf, type Page } from "../../shared/page.ts";
import { ById } from "../../shared/validation.ts";
import type { IdentityContext } from "../context.ts";
import { permissionsOf } from "../roles/roles.ts";
import { User } from "./user.entity.ts";
import { ChangeRoles, UsersArgs } from "./user.inputs.ts";
import { changeRoles, listUsers, userById } from "./user.service.ts";

const UserConnection = connectionOf(() => User, "User");

@Resolver(() => User)
export class UserResolver {
  @Query(() => User, { nullable: true, description: "Who is signed in; null for nobody." })
  async me(@Ctx() ctx: IdentityContext): Promise<User | null> {
    return ctx.visitor && userById(ctx, ctx.visitor.id);
  }

  @Query(() => User, { nullable: true })
  user(@Ctx() ctx: IdentityContext, @Args(() => ById) { id }: ById): Promise<User | null> {
    return userById(ctx, id);
  }

  @Query(() => UserConnection)
  users(@Ctx() ctx: IdentityContext, @Args(() => UsersArgs) args: UsersArgs): Promise<Page<User>> {
    return listUsers(ctx, args);
  }

  @Mutation(() => User)
  changeRoles(@Ctx() ctx: IdentityContext, @Arg("input", () => ChangeRoles) input: ChangeRoles): Promise<User> {
    return changeRoles(ctx, input);
  }

  @FieldResolver(() => [String], {
    nullable: true,
    description: "Every right; only one's own, or for who may read roles.",
  })
  permissions(@Root() user: User): string[] {
    return permissionsOf(user.roles);
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description:
      "Until when guesses at it are refused from where they came; null where none are. For who may read users.",
  })
  lockedUntil(@Ctx() ctx: IdentityContext, @Root() { lockedUntil }: User): Date | null {
    return lockedUntil && lockedUntil > ctx.now() ? lockedUntil : null;
  }
}
