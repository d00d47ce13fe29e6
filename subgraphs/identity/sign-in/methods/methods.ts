import type { Address } from "../../../shared/address.ts";
import type { IdentityContext } from "../../context.ts";
import { domainOf } from "../../sso/domain.ts";
import { sourceOfDomain } from "../../sso/sources.ts";
import { SsoSource } from "../../sso/sso.types.ts";
import { requireAddress } from "../../users/user.addresses.ts";
import { methodOf, SignInMethod } from "../sign-in.method.ts";
import { SignInStart } from "../sign-in.types.ts";

const { PASSWORD, EMAIL_CODE, EMAIL_LINK, SMS_CODE } = SignInMethod;

/**
 * What somebody who typed this may try, by its form, by what this installation can send, and by whose domain it is: nothing
 * else is looked up, so nobody learns whether it has an account.
 */
export async function signInMethods(ctx: IdentityContext, identifier: string): Promise<SignInStart> {
  const address = requireAddress(ctx, identifier);
  const domain = domainOf(address.value);
  const source = domain ? await sourceOfDomain(ctx.db.manager, domain) : null;
  const others = othersFor(ctx, address);
  if (!source) return Object.assign(new SignInStart(), { methods: others, connection: null, required: false });
  const { required, kind } = source;
  const methods = required ? [methodOf(kind)] : [methodOf(kind), ...others];
  return Object.assign(new SignInStart(), { methods, connection: Object.assign(new SsoSource(), source), required });
}

function othersFor(ctx: IdentityContext, address: Address): SignInMethod[] {
  const { mail, sms } = ctx.settings.sending;
  if (address.kind === "EMAIL") return mail ? [PASSWORD, EMAIL_CODE, EMAIL_LINK] : [PASSWORD];
  return sms ? [SMS_CODE, PASSWORD] : [PASSWORD];
}
