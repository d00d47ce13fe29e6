import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { CodeResult, type CodeSent } from "../challenges/challenge.types.ts";
import type { IdentityContext } from "../context.ts";
import type { Refused } from "../sign-in/sign-in.types.ts";
import { ConfirmContactChange, RemoveContact, RequestContactChange } from "./contact-change.inputs.ts";
import { confirmContactChange, requestContactChange } from "./contact-change.service.ts";
import { removeContact } from "./contact-removal.ts";
import { User } from "./user.entity.ts";

@Resolver()
export class ContactChangeResolver {
  @Mutation(() => CodeResult, {
    description:
      "Sends a code to the new address, which counts once that is given. Needs a recent proof of who one is.",
  })
  requestContactChange(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => RequestContactChange) input: RequestContactChange,
  ): Promise<CodeSent | Refused> {
    return requestContactChange(ctx, input);
  }

  @Mutation(() => User, { description: "The address that there was before is told." })
  confirmContactChange(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => ConfirmContactChange) input: ConfirmContactChange,
  ): Promise<User> {
    return confirmContactChange(ctx, input);
  }

  @Mutation(() => User, { description: "Never the last way in. Needs a recent proof of who one is." })
  removeContact(
    @Ctx() ctx: IdentityContext,
    @Arg("input", () => RemoveContact) { kind }: RemoveContact,
  ): Promise<User> {
    return removeContact(ctx, kind);
  }
}
