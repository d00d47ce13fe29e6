import type { OidcPreset } from "../../gql/graphql.ts";

/** The providers that are known by name; of any other the issuer says the rest. */
export const PRESETS = [
  "GOOGLE",
  "MICROSOFT",
  "OKTA",
  "GITHUB",
  "DIGILOCKER",
  "CUSTOM",
] as const satisfies OidcPreset[];

/** What has to be said of a provider of this kind beside the client. */
export const ASKS: Record<
  OidcPreset,
  { readonly issuer: boolean; readonly tenant: boolean; readonly domains: boolean }
> = {
  GOOGLE: { issuer: false, tenant: false, domains: true },
  MICROSOFT: { issuer: false, tenant: true, domains: true },
  OKTA: { issuer: true, tenant: false, domains: true },
  GITHUB: { issuer: false, tenant: false, domains: false },
  DIGILOCKER: { issuer: false, tenant: false, domains: false },
  CUSTOM: { issuer: true, tenant: false, domains: true },
};
