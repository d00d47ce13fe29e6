import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { IdentityContext } from "../context.ts";
import { User } from "../users/user.entity.ts";
import { FactorPolicy } from "./factor-policy.entity.ts";
import { RequireFactor, SetFactorPolicy } from "./factor-policy.inputs.ts";
import { factorPolicies, requireFactor, setFactorPolicy } from "./factor-policy.service.ts";
import { PolicyOfPerson, policyInForce } from "./policy.ts";

@Resolver(() => User)
export class FactorPolicyResolver {
  @Query(() => [FactorPolicy], { description: "What is asked of each role besides the password." })
  factorPolicies(@Ctx() ctx: IdentityContext): Promise<FactorPolicy[]> {
    return factorPolicies(ctx);
  }

  @Mutation(() => FactorPolicy, { description: "Needs a recent proof of who one is." })
  setFactorPolicy(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => SetFactorPolicy) input: SetFactorPolicy,
  ): Promise<FactorPolicy> {
    return setFactorPolicy(ctx, input);
  }

  @Mutation(() => User, {
    description:
      "Of one person, whatever their roles ask; nobody's for themselves. Needs a recent proof of who one is.",
  })
  requireFactor(@Ctx() ctx: IdentityContext, @Arg("input", () => RequireFactor) input: RequireFactor): Promise<User> {
    return requireFactor(ctx, input);
  }

  @FieldResolver(() => PolicyOfPerson, { description: "Of all that their roles and an administrator ask." })
  factorPolicy(@Ctx() ctx: IdentityContext, @Root() user: User): Promise<PolicyOfPerson> {
    return policyInForce(ctx, user);
  }
}
