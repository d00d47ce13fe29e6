import { z } from "zod";
import { domainOf } from "../domain.ts";
import type { Attribute, ProvenIdentity } from "../proven-identity.ts";
import { SsoRefused } from "../sso.refused.ts";
import type { OidcProvider } from "./oidc-provider.entity.ts";

/** Of the year 9999: what is written as a date has an end. */
const LAST_SECOND = 253_402_300_799;

const text = z.string().min(1).max(1_000);

/** What we read of an ID token whose signature and claims about itself were checked. */
const claimsShape = z.object({
  iss: text,
  sub: z.string().min(1).max(255),
  email: z.string().max(320).optional().catch(undefined),
  /** Some say it as text (Amazon Cognito, older Okta). */
  email_verified: z
    .union([z.boolean(), z.literal("true").transform(() => true)])
    .optional()
    .catch(undefined),
  name: text.optional().catch(undefined),
  preferred_username: text.optional().catch(undefined),
  sid: text.optional().catch(undefined),
  amr: z.array(z.string()).optional().catch(undefined),
  auth_time: z.number().min(0).max(LAST_SECOND).optional().catch(undefined),
  /** Google: the organisation that the account belongs to. */
  hd: text.optional().catch(undefined),
  /** Microsoft: the directory that the account belongs to, and whether it owns the domain of the address. */
  tid: text.optional().catch(undefined),
  xms_edov: z
    .union([z.boolean(), z.literal(1).transform(() => true), z.literal("1").transform(() => true)])
    .optional()
    .catch(undefined),
});

type Claims = z.infer<typeof claimsShape>;

/** Ways to prove oneself (RFC 8176, section 2): by what somebody knows, has and is. One of them is one factor. */
const FACTORS = [
  ["pwd", "pin", "kba"],
  ["otp", "hwk", "swk", "sc", "sms", "tel", "pop"],
  ["face", "fpt", "iris", "retina", "vbm"],
] as const;

/** Who somebody is by an ID token. */
export function identityByClaims(
  provider: OidcProvider,
  said: Readonly<Record<string, unknown>>,
  idToken: string,
): ProvenIdentity | SsoRefused {
  const { data: claims } = claimsShape.safeParse(said);
  if (!claims) return new SsoRefused("SSO_INVALID", "TOKEN_INVALID", "sub");
  if (provider.preset === "MICROSOFT" && claims.tid !== provider.tenant)
    return new SsoRefused("SSO_INVALID", "TENANT_DIFFERS");
  const email = claims.email?.trim().toLowerCase() || null;
  return {
    issuer: claims.iss,
    subject: claims.sub,
    email,
    emailAuthoritative: email !== null && isAuthoritative(provider, claims, domainOf(email)),
    displayName: claims.name ?? claims.preferred_username ?? null,
    roles: null,
    keepsProfile: false,
    active: true,
    unknownRoles: [],
    factorProven: isTwoFactors(claims.amr ?? []),
    authenticatedAt: claims.auth_time === undefined ? null : new Date(claims.auth_time * 1000).toISOString(),
    until: null,
    sessionIndex: claims.sid ?? null,
    logout: { idToken },
    attributes: attributesOf(said),
  };
}

/** Whether the provider says that it asked for several, or names ways of two kinds. */
function isTwoFactors(amr: readonly string[]): boolean {
  if (amr.includes("mfa")) return true;
  return FACTORS.filter((kind) => kind.some((way) => amr.includes(way))).length >= 2;
}

/** Whether the provider decides who has addresses of a domain: that it verified one once does not make it so. */
function isAuthoritative({ preset, domains }: OidcProvider, claims: Claims, domain: string | null): boolean {
  if (!domain) return false;
  // Its directories let administrators write any address into an account, whoever has it.
  if (preset === "MICROSOFT") return claims.xms_edov === true && domains.includes(domain);
  if (!claims.email_verified) return false;
  if (preset === "GOOGLE" && (domain === "gmail.com" || claims.hd === domain)) return true;
  return domains.includes(domain);
}

/** What stands in the token, for an administrator's test: not what is secret about it, and no more than a screen holds. */
export function attributesOf(said: Readonly<Record<string, unknown>>): Attribute[] {
  const HIDDEN = ["nonce", "at_hash", "c_hash", "s_hash", "jti"];
  return Object.entries(said)
    .filter(([name]) => !HIDDEN.includes(name))
    .slice(0, 100)
    .map(([name, value]) => ({
      name: name.slice(0, 200),
      values: [value]
        .flat()
        .slice(0, 50)
        .map((one) => (typeof one === "string" ? one : (JSON.stringify(one) ?? "")).slice(0, 500)),
    }));
}
