import { registerEnumType } from "type-graphql";

/** How a source of identities speaks to us. */
export const SsoKind = { OIDC: "OIDC", SAML: "SAML" } as const;
export type SsoKind = (typeof SsoKind)[keyof typeof SsoKind];

registerEnumType(SsoKind, {
  name: "SsoKind",
  valuesConfig: {
    OIDC: { description: "A provider of OpenID Connect or OAuth that people have accounts at." },
    SAML: { description: "The identity provider of an organisation." },
  },
});
