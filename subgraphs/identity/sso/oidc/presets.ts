import type { OidcEndpoints } from "./oidc-provider.entity.ts";
import { OidcPreset } from "./preset.ts";

/** What is known of a provider besides what is configured. */
interface PresetFacts {
  /** Null where it differs from customer to customer. */
  readonly issuer: string | null;
  readonly scopes: readonly string[];
  /** Where it is asked, if it publishes no configuration: plain OAuth, whose API says who somebody is. */
  readonly endpoints: OidcEndpoints | null;
}

const OPENID = ["openid", "email", "profile"];

export const PRESETS: Readonly<Record<OidcPreset, PresetFacts>> = {
  GOOGLE: { issuer: "https://accounts.google.com", scopes: OPENID, endpoints: null },
  MICROSOFT: { issuer: null, scopes: OPENID, endpoints: null },
  OKTA: { issuer: null, scopes: OPENID, endpoints: null },
  GITHUB: {
    issuer: "https://github.com/login/oauth",
    scopes: ["read:user", "user:email"],
    endpoints: {
      authorization: "https://github.com/login/oauth/authorize",
      token: "https://github.com/login/oauth/access_token",
      api: "https://api.github.com",
    },
  },
  DIGILOCKER: {
    issuer: "https://digilocker.meripehchaan.gov.in",
    scopes: ["openid"],
    endpoints: {
      authorization: "https://digilocker.meripehchaan.gov.in/public/oauth2/1/authorize",
      token: "https://digilocker.meripehchaan.gov.in/public/oauth2/2/token",
      api: "https://digilocker.meripehchaan.gov.in/public/oauth2/1",
    },
  },
  CUSTOM: { issuer: null, scopes: OPENID, endpoints: null },
};

/** The issuer of a provider: the preset's own, of Microsoft the one directory whose people come; else what was typed. */
export function issuerOf(preset: OidcPreset, typed: string | null, tenant: string | null): string | null {
  if (preset === OidcPreset.MICROSOFT) return tenant && `https://login.microsoftonline.com/${tenant}/v2.0`;
  return PRESETS[preset].issuer ?? typed;
}
