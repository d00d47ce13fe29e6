import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { CodeResult, type CodeSent } from "../challenges/challenge.types.ts";
import type { IdentityContext } from "../context.ts";
import type { Refused } from "../sign-in/sign-in.types.ts";
import { reauthenticate, requestReauthentication } from "./reauthentication.ts";
import { Session } from "./session.entity.ts";
import { Reauthenticate } from "./session.inputs.ts";

@Resolver()
export class ReauthenticationResolver {
  @Mutation(() => CodeResult, { description: "A code to one's own address, for `reauthenticate`." })
  requestReauthentication(@Ctx() ctx: IdentityContext): Promise<CodeSent | Refused> {
    return requestReauthentication(ctx);
  }

  @Mutation(() => Session, { description: "Proves again who one is: sensitive changes are possible for five minutes." })
  reauthenticate(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => Reauthenticate) input: Reauthenticate,
  ): Promise<Session> {
    return reauthenticate(ctx, input);
  }
}
