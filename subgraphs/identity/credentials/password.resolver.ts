import { Ctx, Query, Resolver } from "type-graphql";
import type { IdentityContext } from "../context.ts";
import { PasswordPolicy } from "./password.types.ts";

@Resolver()
export class PasswordResolver {
  @Query(() => PasswordPolicy, {
    description: "So that a page can say what is wrong with a password before it is sent.",
  })
  passwordPolicy(@Ctx() { settings }: IdentityContext): PasswordPolicy {
    const { needs, ...policy } = settings.passwords;
    return { ...policy, needs: [...needs] };
  }
}
