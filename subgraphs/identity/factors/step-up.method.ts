import { registerEnumType } from "type-graphql";
import { FactorMethod } from "./factor.method.ts";

/** By what somebody who is signed in proves again who they are. */
export const StepUpMethod = {
  PASSWORD: "PASSWORD",
  CODE: "CODE",
  ...FactorMethod,
} as const;
export type StepUpMethod = (typeof StepUpMethod)[keyof typeof StepUpMethod];

registerEnumType(StepUpMethod, {
  name: "StepUpMethod",
  valuesConfig: {
    PASSWORD: { description: "Where no factor is on." },
    CODE: { description: "Where no factor is on: of `requestReauthentication`." },
  },
});
