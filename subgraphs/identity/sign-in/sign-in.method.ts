import { registerEnumType } from "type-graphql";
import type { Address } from "../../shared/address.ts";

/** How somebody proves who they are, as the ledger and the metrics say it. */
export const SignInMethod = {
  PASSWORD: "password",
  EMAIL_CODE: "email-code",
  EMAIL_LINK: "email-link",
  SMS_CODE: "sms-code",
  PASSKEY: "passkey",
} as const;
export type SignInMethod = (typeof SignInMethod)[keyof typeof SignInMethod];

registerEnumType(SignInMethod, { name: "SignInMethod" });

/** The method of a code that was sent to such an address. */
export const codeMethod = (kind: Address["kind"]): SignInMethod =>
  kind === "PHONE" ? SignInMethod.SMS_CODE : SignInMethod.EMAIL_CODE;
