import type { OidcPreset, ProviderDetailFragment, SaveOidcProvider } from "../../gql/graphql.ts";
import { linesOf, textOf } from "../lines.ts";
import { ASKS } from "./presets.ts";

/** A provider as it is being filled in. */
export interface ProviderForm {
  preset: OidcPreset;
  name: string;
  issuer: string;
  clientId: string;
  /** Empty keeps the one that is there. */
  clientSecret: string;
  tenant: string;
  scopes: string;
  domains: string;
  enabled: boolean;
  allowSignUp: boolean;
  factorAtProvider: boolean;
}

/** A provider that is not there yet: it is off until it was tried. */
export const NEW_PROVIDER: ProviderForm = {
  preset: "GOOGLE",
  name: "",
  issuer: "",
  clientId: "",
  clientSecret: "",
  tenant: "",
  scopes: "",
  domains: "",
  enabled: false,
  allowSignUp: false,
  factorAtProvider: false,
};

/** What is kept of a provider, to be changed. */
export function formOf(provider: ProviderDetailFragment): ProviderForm {
  const { preset, name, issuer, clientId, tenant, scopes, domains, enabled, allowSignUp, factorAtProvider } = provider;
  return {
    preset,
    name,
    issuer: issuer ?? "",
    clientId,
    clientSecret: "",
    tenant: tenant ?? "",
    scopes: scopes.join(" "),
    domains: textOf(domains),
    enabled,
    allowSignUp,
    factorAtProvider,
  };
}

/** What is sent of it: what this kind of provider is not asked for is left out. */
export function inputOf(form: ProviderForm, known?: { id: string; version: number }): SaveOidcProvider {
  const asks = ASKS[form.preset];
  const scopes = form.scopes.trim();
  return {
    ...(known && { id: known.id, version: known.version }),
    preset: form.preset,
    name: form.name.trim(),
    issuer: asks.issuer ? form.issuer.trim() : null,
    tenant: (asks.tenant && form.tenant.trim()) || null,
    clientId: form.clientId.trim(),
    clientSecret: form.clientSecret === "" ? null : form.clientSecret,
    scopes: scopes === "" ? null : scopes.split(/[\s,]+/),
    domains: asks.domains ? linesOf(form.domains.toLowerCase()) : [],
    enabled: form.enabled,
    allowSignUp: form.allowSignUp,
    factorAtProvider: form.factorAtProvider,
  };
}
