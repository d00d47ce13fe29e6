import type { IdentityContext } from "../../context.ts";
import { requireAddress } from "../../users/user.addresses.ts";
import { SignInMethod } from "../sign-in.method.ts";

const { PASSWORD, EMAIL_CODE, EMAIL_LINK, SMS_CODE } = SignInMethod;

/**
 * What somebody who typed this may try, by its form and by what this installation can send: nothing is looked up, so
 * nobody learns whether it has an account.
 */
export function signInMethods(ctx: IdentityContext, identifier: string): SignInMethod[] {
  const address = requireAddress(ctx, identifier);
  const { mail, sms } = ctx.settings.sending;
  if (address.kind === "EMAIL") return mail ? [PASSWORD, EMAIL_CODE, EMAIL_LINK] : [PASSWORD];
  return sms ? [SMS_CODE, PASSWORD] : [PASSWORD];
}
