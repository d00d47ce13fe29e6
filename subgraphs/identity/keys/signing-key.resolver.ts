import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { IdentityContext } from "../context.ts";
import { SigningKey } from "./signing-key.entity.ts";
import { RotateSigningKey } from "./signing-key.inputs.ts";
import { rotateSigningKey } from "./signing-key.service.ts";

@Resolver(() => SigningKey)
export class SigningKeyResolver {
  @Mutation(() => SigningKey)
  rotateSigningKey(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => RotateSigningKey) input: RotateSigningKey,
  ): Promise<SigningKey> {
    return rotateSigningKey(ctx, input);
  }
}
