import { addressOf } from "../../../shared/address.ts";
import { invalid } from "../../../shared/errors.ts";
import type { IdentityContext } from "../../context.ts";
import { textOf } from "../../messages/messages.ts";
import { METHODS, type SignInMethod } from "../sign-in.method.ts";

/** What somebody who typed this may try; nothing is looked up. */
export function signInMethods(ctx: IdentityContext, identifier: string): SignInMethod[] {
  const address = addressOf(identifier, ctx.settings.defaultCountry);
  if (!address) throw invalid(textOf("NO_ADDRESS", ctx.caller.language), "identifier");
  return [...METHODS[address.kind]];
}
