import type { Role } from "../gql/graphql.ts";

/** Every role, those who may most first. */
export const ROLES = [
  "ADMIN",
  "AUDITOR",
  "OFFICER",
  "MODERATOR",
  "CONTRIBUTOR",
  "CITIZEN",
] as const satisfies readonly Role[];
