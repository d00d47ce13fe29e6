import { FactorMethod } from "../factor.method.ts";
import type { CodeFactor } from "./code-factor.ts";
import { emailFactor } from "./email.ts";
import { smsFactor } from "./sms.ts";

/** The factor whose codes travel this way. */
export const codeFactorOf = (method: CodeFactor["method"]): CodeFactor =>
  method === FactorMethod.SMS ? smsFactor : emailFactor;
