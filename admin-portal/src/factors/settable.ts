import type { FactorMethod } from "../gql/graphql.ts";

/** What people set up themselves, the strongest first. Backup codes come with the first of them. */
export const SETTABLE = ["PASSKEY", "TOTP", "SMS", "EMAIL"] as const satisfies readonly FactorMethod[];

export type SettableMethod = (typeof SETTABLE)[number];
