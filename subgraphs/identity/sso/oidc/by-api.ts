import { z } from "zod";
import type { IdentityContext } from "../../context.ts";
import { domainOf } from "../domain.ts";
import { fetchOutside } from "../outgoing.ts";
import type { ProvenIdentity } from "../proven-identity.ts";
import type { SsoRefused } from "../sso.refused.ts";
import { attributesOf } from "./by-claims.ts";
import { refusalOf } from "./configuration.ts";
import type { OidcProvider } from "./oidc-provider.entity.ts";
import { PRESETS } from "./presets.ts";

/** GitHub: the number stays when somebody is called otherwise, and the name goes to somebody else. */
const githubUser = z.object({
  id: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
  login: z.string(),
  name: z.string().nullish(),
});
const githubEmails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

const digilockerUser = z.object({
  digilockerid: z.string().min(1).max(255),
  name: z.string().nullish(),
  email: z.string().nullish(),
});

/** Who somebody is by the API of a provider that issues no ID token. Its access token is used here and kept nowhere. */
export async function identityByApi(
  ctx: IdentityContext,
  provider: OidcProvider,
  accessToken: string,
): Promise<ProvenIdentity | SsoRefused> {
  try {
    return provider.preset === "GITHUB"
      ? await byGithub(ctx, provider, accessToken)
      : await byDigilocker(ctx, provider, accessToken);
  } catch (error) {
    return refusalOf(error, "API_FAILED");
  }
}

async function byGithub(ctx: IdentityContext, provider: OidcProvider, token: string): Promise<ProvenIdentity> {
  const [user, emails] = await Promise.all([
    ask(ctx, provider, "/user", token, githubUser),
    ask(ctx, provider, "/user/emails", token, githubEmails),
  ]);
  const email = emails.find(({ primary, verified }) => primary && verified)?.email ?? null;
  return identity(provider, {
    subject: String(user.id),
    email,
    verified: true,
    name: user.name || user.login,
    said: { ...user, email },
  });
}

async function byDigilocker(ctx: IdentityContext, provider: OidcProvider, token: string): Promise<ProvenIdentity> {
  const { digilockerid, name, email } = await ask(ctx, provider, "/user", token, digilockerUser);
  // It says what somebody typed there, and vouches for none of it.
  const said = { digilockerid, name, email };
  return identity(provider, { subject: digilockerid, email: email ?? null, verified: false, name: name ?? null, said });
}

interface Said {
  readonly subject: string;
  readonly email: string | null;
  readonly verified: boolean;
  readonly name: string | null;
  readonly said: Readonly<Record<string, unknown>>;
}

function identity(provider: OidcProvider, { subject, email: written, verified, name, said }: Said): ProvenIdentity {
  const email = written?.trim().toLowerCase() || null;
  const domain = domainOf(email);
  return {
    issuer: provider.issuer,
    subject,
    email,
    emailAuthoritative: verified && domain !== null && provider.domains.includes(domain),
    displayName: name,
    roles: null,
    keepsProfile: false,
    active: true,
    unknownRoles: [],
    factorProven: false,
    authenticatedAt: null,
    until: null,
    sessionIndex: null,
    logout: {},
    attributes: attributesOf(said),
  };
}

async function ask<T>(
  ctx: IdentityContext,
  provider: OidcProvider,
  path: string,
  token: string,
  shape: z.ZodType<T>,
): Promise<T> {
  const api = (provider.endpoints ?? PRESETS[provider.preset].endpoints)?.api;
  const headers = { authorization: `Bearer ${token}`, accept: "application/json", "user-agent": "casegraph" };
  const answer = await fetchOutside(`${api}${path}`, { headers }, { loopback: ctx.settings.sso.loopback });
  return shape.parse(answer.ok ? await answer.json() : null);
}
