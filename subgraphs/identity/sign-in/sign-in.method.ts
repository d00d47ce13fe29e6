import { registerEnumType } from "type-graphql";
import type { Address } from "../../shared/address.ts";
import type { SsoKind } from "../sso/sso.kind.ts";

/** How somebody proves who they are, as the ledger and the metrics say it. */
export const SignInMethod = {
  PASSWORD: "password",
  EMAIL_CODE: "email-code",
  EMAIL_LINK: "email-link",
  SMS_CODE: "sms-code",
  PASSKEY: "passkey",
  OIDC: "oidc",
  SAML: "saml",
} as const;
export type SignInMethod = (typeof SignInMethod)[keyof typeof SignInMethod];

registerEnumType(SignInMethod, {
  name: "SignInMethod",
  valuesConfig: {
    OIDC: { description: "An account at a provider: `startSingleSignOn`." },
    SAML: { description: "The connection of an organisation: `startSingleSignOn`." },
  },
});

/** The method of a code that was sent to such an address. */
export const codeMethod = (kind: Address["kind"]): SignInMethod =>
  kind === "PHONE" ? SignInMethod.SMS_CODE : SignInMethod.EMAIL_CODE;

/** The method of whoever comes from a source of this kind. */
export const methodOf = (kind: SsoKind): SignInMethod => (kind === "SAML" ? SignInMethod.SAML : SignInMethod.OIDC);

/** Whether somebody came from a source. */
export const isSso = (method: SignInMethod | null): boolean =>
  method === SignInMethod.OIDC || method === SignInMethod.SAML;
