import { registerEnumType } from "type-graphql";

/** Providers of which we know more than their configuration says. */
export const OidcPreset = {
  GOOGLE: "GOOGLE",
  MICROSOFT: "MICROSOFT",
  OKTA: "OKTA",
  GITHUB: "GITHUB",
  DIGILOCKER: "DIGILOCKER",
  CUSTOM: "CUSTOM",
} as const;
export type OidcPreset = (typeof OidcPreset)[keyof typeof OidcPreset];

registerEnumType(OidcPreset, {
  name: "OidcPreset",
  valuesConfig: {
    GITHUB: { description: "OAuth without OpenID Connect: known by the number of the account." },
    CUSTOM: { description: "Any issuer that publishes its configuration." },
  },
});
