import { FactorMethod } from "../factor.method.ts";
import { codeFactor } from "./code-factor.ts";

/** A code by text message to the account's verified number. */
export const smsFactor = codeFactor({
  method: FactorMethod.SMS,
  kind: "sms",
  addressKind: "PHONE",
  same: ["sms-code"],
  sends: (ctx) => ctx.settings.sending.sms !== null,
});
