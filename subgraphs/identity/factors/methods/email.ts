import { FactorMethod } from "../factor.method.ts";
import { codeFactor } from "./code-factor.ts";

/** A code to the account's verified mailbox. */
export const emailFactor = codeFactor({
  method: FactorMethod.EMAIL,
  kind: "email",
  addressKind: "EMAIL",
  same: ["email-code", "email-link"],
  sends: (ctx) => ctx.settings.sending.mail !== null,
});
