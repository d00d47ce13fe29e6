import { registerEnumType } from "type-graphql";

/** How pages look to somebody: as their system says, or always light or dark. */
export enum Theme {
  SYSTEM = "SYSTEM",
  LIGHT = "LIGHT",
  DARK = "DARK",
}
registerEnumType(Theme, { name: "Theme" });
