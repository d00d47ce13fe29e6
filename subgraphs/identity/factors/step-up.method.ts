import { registerEnumType } from "type-graphql";

/** By what somebody who is signed in proves again who they are. */
export const StepUpMethod = {
  PASSWORD: "PASSWORD",
  CODE: "CODE",
  PASSKEY: "PASSKEY",
  TOTP: "TOTP",
  SMS: "SMS",
  EMAIL: "EMAIL",
  BACKUP_CODE: "BACKUP_CODE",
} as const;
export type StepUpMethod = (typeof StepUpMethod)[keyof typeof StepUpMethod];

registerEnumType(StepUpMethod, {
  name: "StepUpMethod",
  valuesConfig: {
    PASSWORD: { description: "Where no factor is on." },
    CODE: { description: "Where no factor is on: of `requestReauthentication`." },
  },
});
