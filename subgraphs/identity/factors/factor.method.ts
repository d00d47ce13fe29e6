import { registerEnumType } from "type-graphql";

/** What proves somebody besides what they began to sign in with; the strongest first. */
export const FactorMethod = {
  PASSKEY: "PASSKEY",
  TOTP: "TOTP",
  SMS: "SMS",
  EMAIL: "EMAIL",
  BACKUP_CODE: "BACKUP_CODE",
} as const;
export type FactorMethod = (typeof FactorMethod)[keyof typeof FactorMethod];

registerEnumType(FactorMethod, {
  name: "FactorMethod",
  valuesConfig: {
    PASSKEY: { description: "A key that a device or a security key holds." },
    TOTP: { description: "Six digits of an authenticator app." },
    SMS: { description: "A code by text message to the verified number." },
    EMAIL: { description: "A code to the verified e-mail address." },
    BACKUP_CODE: { description: "One of the codes that were shown with the first factor." },
  },
});

/** Whether somebody can have it by itself: backup codes stand in for another one. */
export const isSetUp = (method: FactorMethod): boolean => method !== FactorMethod.BACKUP_CODE;
