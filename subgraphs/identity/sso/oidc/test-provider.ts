import { AuthorizationResponseError, authorizationCodeGrant, ResponseBodyError } from "openid-client";
import { z } from "zod";
import { notFound } from "../../../shared/lock.ts";
import type { IdentityContext } from "../../context.ts";
import { textOf } from "../../messages/messages.ts";
import { fetchOutside } from "../outgoing.ts";
import { type SsoReason, wordsOf } from "../reasons.ts";
import { SsoRefused } from "../sso.refused.ts";
import { callbackUrl } from "./callback-url.ts";
import { discovered, type OidcConfiguration, refusalOf } from "./configuration.ts";
import { OidcProvider } from "./oidc-provider.entity.ts";
import type { TestOidcProvider } from "./oidc-provider.inputs.ts";
import { SsoTest, SsoTestStep, SsoTestStepName } from "./oidc-provider.types.ts";

const keysShape = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) });

/** A step that went well says what was found; one that did not, why. */
type Outcome = { readonly found: string } | SsoRefused;

/** Looks at a provider as a sign-in would, step by step, up to the first that fails. */
export async function testOidcProvider(ctx: IdentityContext, { id }: TestOidcProvider): Promise<SsoTest> {
  const provider = await ctx.db.getRepository(OidcProvider).findOneBy({ id });
  if (!provider) throw notFound();
  const steps: SsoTestStep[] = [];
  const note = (name: SsoTestStepName, outcome: Outcome): boolean => {
    const ok = !(outcome instanceof SsoRefused);
    const message = ok ? outcome.found : wordsOf(outcome.reason, outcome.detail, ctx.caller.language);
    steps.push(Object.assign(new SsoTestStep(), { name, ok, message }));
    return ok;
  };
  const done = () => Object.assign(new SsoTest(), { ok: steps.every(({ ok }) => ok), steps });

  const config = await discovered(ctx, provider);
  if (config instanceof SsoRefused) {
    const differs: SsoReason = "ISSUER_DIFFERS";
    const name = config.reason === differs ? SsoTestStepName.ISSUER : SsoTestStepName.DISCOVERY;
    if (name === SsoTestStepName.ISSUER) note(SsoTestStepName.DISCOVERY, { found: provider.issuer });
    note(name, config);
    return done();
  }
  const server = config.client.serverMetadata();
  note(SsoTestStepName.DISCOVERY, { found: provider.issuer });
  note(SsoTestStepName.ISSUER, { found: server.issuer });
  if (config.openId && !note(SsoTestStepName.KEYS, await keysOf(ctx, config))) return done();
  if (!note(SsoTestStepName.ENDPOINTS, endpointsOf(config))) return done();
  note(SsoTestStepName.CLIENT, await clientTaken(ctx, config));
  return done();
}

async function keysOf(ctx: IdentityContext, { client }: OidcConfiguration): Promise<Outcome> {
  const { jwks_uri, id_token_signing_alg_values_supported: algorithms = [] } = client.serverMetadata();
  if (!jwks_uri || !algorithms.length) return new SsoRefused("SSO_INVALID", "NO_KEYS");
  try {
    const answer = await fetchOutside(jwks_uri, {}, { loopback: ctx.settings.sso.loopback });
    const { data } = keysShape.safeParse(await answer.json().catch(() => null));
    return data ? { found: `${data.keys.length}: ${algorithms.join(", ")}` } : new SsoRefused("SSO_INVALID", "NO_KEYS");
  } catch (error) {
    return refusalOf(error, "DISCOVERY_FAILED");
  }
}

function endpointsOf({ client, openId }: OidcConfiguration): Outcome {
  const { authorization_endpoint, token_endpoint, code_challenge_methods_supported: methods } = client.serverMetadata();
  if (!authorization_endpoint || !token_endpoint) return new SsoRefused("SSO_INVALID", "NO_ENDPOINTS");
  if (openId && methods && !methods.includes("S256")) return new SsoRefused("SSO_INVALID", "NO_ENDPOINTS", "PKCE S256");
  return { found: `${authorization_endpoint}, ${token_endpoint}` };
}

/** Redeems a code that nobody was given: whoever is known is told that it is wrong, and whoever is not, that they are not. */
async function clientTaken(ctx: IdentityContext, { client }: OidcConfiguration): Promise<Outcome> {
  const came = new URL(callbackUrl(ctx));
  came.search = new URLSearchParams({ code: "casegraph-test", iss: client.serverMetadata().issuer }).toString();
  const verifier = "casegraph-test-casegraph-test-casegraph-test";
  try {
    await authorizationCodeGrant(client, came, { pkceCodeVerifier: verifier });
    return new SsoRefused("SSO_INVALID", "CODE_REFUSED");
  } catch (error) {
    if (error instanceof AuthorizationResponseError) return new SsoRefused("SSO_INVALID", "CODE_REFUSED");
    const code = error instanceof ResponseBodyError ? error.error : null;
    if (code === "invalid_grant" || code === "bad_verification_code")
      return { found: textOf("SSO_CLIENT_TAKEN", ctx.caller.language) };
    if (code) return new SsoRefused("SSO_INVALID", "CLIENT_REFUSED", code);
    return refusalOf(error, "DISCOVERY_FAILED");
  }
}
