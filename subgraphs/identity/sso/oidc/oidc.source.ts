import { buildAuthorizationUrl, buildEndSessionUrl, calculatePKCECodeChallenge } from "openid-client";
import { type EntityManager, In } from "typeorm";
import type { Source, SourceKind } from "../source.ts";
import { derivedOf } from "../sso.keys.ts";
import { SsoRefused } from "../sso.refused.ts";
import { logoutOf } from "../sso-session.seal.ts";
import { callbackUrl } from "./callback-url.ts";
import { configurationOf } from "./configuration.ts";
import { OidcProvider } from "./oidc-provider.entity.ts";

const AUTH_TIME = JSON.stringify({ id_token: { auth_time: { essential: true } } });

/** Providers of OpenID Connect, and of OAuth where they are known. */
export const oidcSource: SourceKind = {
  kind: "OIDC",
  table: "oidc_providers",
  find: async (db, ids) => (await db.findBy(OidcProvider, { id: In([...ids]) })).map(asSource),
  offered: async (db) => {
    const providers = await db.find(OidcProvider, { where: { enabled: true }, order: { name: "ASC", id: "ASC" } });
    return providers.map(asSource);
  },
  // A button says where people come from: nobody is led to a provider by their address.
  ofDomain: async () => null,
  async urlOf(ctx, { id, sourceId }) {
    const provider = await providerOf(ctx.db.manager, sourceId);
    const config = await configurationOf(ctx, provider);
    if (config instanceof SsoRefused) return config;
    const url = buildAuthorizationUrl(config.client, {
      redirect_uri: callbackUrl(ctx),
      scope: provider.scopes.join(" "),
      state: id,
      code_challenge: await calculatePKCECodeChallenge(derivedOf(ctx.settings, "pkce verifier", id)),
      code_challenge_method: "S256",
      ...(config.openId && { nonce: derivedOf(ctx.settings, "nonce", id) }),
      // Whoever can be asked says when they last asked somebody themselves.
      ...(config.client.serverMetadata().claims_parameter_supported && { claims: AUTH_TIME }),
    });
    return url.href;
  },
  async logoutUrlOf(ctx, session) {
    const provider = await ctx.db.getRepository(OidcProvider).findOneBy({ id: session.sourceId });
    const config = provider && (await configurationOf(ctx, provider));
    if (!config || config instanceof SsoRefused || !config.client.serverMetadata().end_session_endpoint) return null;
    const { idToken } = logoutOf(ctx, session);
    const back = new URL("/login", ctx.settings.issuer).href;
    return buildEndSessionUrl(config.client, {
      ...(idToken && { id_token_hint: idToken }),
      post_logout_redirect_uri: back,
    }).href;
  },
};

function providerOf(db: EntityManager, id: string): Promise<OidcProvider> {
  return db.findOneByOrFail(OidcProvider, { id });
}

function asSource({ id, name, preset, enabled, allowSignUp, factorAtProvider }: OidcProvider): Source {
  return { kind: "OIDC", id, name, preset, enabled, allowSignUp, factorAtProvider, required: false };
}
