import { registerEnumType } from "type-graphql";
import { MESSAGES } from "../messages/messages.ts";
import type { User } from "./user.entity.ts";

/** How much somebody has said of themselves: a number is enough to begin, more is asked for where it is needed. */
export enum ProfileLevel {
  /** An address that they can be reached at. */
  MINIMAL = "MINIMAL",
  /** And their name. */
  BASIC = "BASIC",
  /** And a number, an e-mail address and a postal address. */
  COMPLETE = "COMPLETE",
}
registerEnumType(ProfileLevel, { name: "ProfileLevel" });

/** What accounts are called whose owner has not said a name yet. */
const NO_NAMES: readonly string[] = Object.values(MESSAGES.NEW_CITIZEN);

/** The level of a profile: each asks for everything of the one before. */
export function profileLevel({ displayName, phone, email, postalAddress }: User): ProfileLevel {
  if (NO_NAMES.includes(displayName)) return ProfileLevel.MINIMAL;
  return phone && email && postalAddress ? ProfileLevel.COMPLETE : ProfileLevel.BASIC;
}
