import { describe, expect, it } from "vitest";
import { SsoRefused } from "../sso.refused.ts";
import { identityByClaims } from "./by-claims.ts";
import type { OidcProvider } from "./oidc-provider.entity.ts";
import { issuerOf } from "./presets.ts";

const TENANT = "72f988bf-86f1-41af-91ab-2d7cd011db47";
const of = (preset: OidcProvider["preset"], more: Partial<OidcProvider> = {}) =>
  ({ preset, domains: [], tenant: null, ...more }) as unknown as OidcProvider;
const vouches = (provider: OidcProvider, claims: object) => {
  const identity = identityByClaims(provider, { iss: "https://i.example", sub: "s", ...claims }, "token");
  return !(identity instanceof SsoRefused) && identity.emailAuthoritative;
};
const verified = (email: string, more: object = {}) => ({ email, email_verified: true, ...more });

describe("whether a provider decides who has an address", () => {
  it("is said by its domains, of addresses that it verified", () => {
    const provider = of("CUSTOM", { domains: ["example.org"] });

    expect(vouches(provider, verified("asha@example.org"))).toBe(true);
    expect(vouches(provider, verified("Asha@EXAMPLE.org"))).toBe(true);
    expect(vouches(provider, { email: "asha@example.org" })).toBe(false);
    expect(vouches(provider, { email: "asha@example.org", email_verified: "false" })).toBe(false);
    for (const other of ["asha@mail.example.org", "asha@example.org.evil.example", "asha@example.org@evil.example"])
      expect(vouches(provider, verified(other))).toBe(false);
  });

  it("is so of Google for its own addresses, and for the organisation that the account belongs to", () => {
    expect(vouches(of("GOOGLE"), verified("asha@gmail.com"))).toBe(true);
    expect(vouches(of("GOOGLE"), verified("asha@example.org", { hd: "example.org" }))).toBe(true);
    expect(vouches(of("GOOGLE"), verified("asha@example.org", { hd: "other.example" }))).toBe(false);
    expect(vouches(of("GOOGLE"), verified("asha@example.org"))).toBe(false);
  });

  it("is not so of Microsoft, unless the one directory owns the domain and says so", () => {
    const fixed = of("MICROSOFT", { tenant: TENANT, domains: ["example.org"] });
    const claims = verified("asha@example.org", { tid: TENANT });

    expect(vouches(fixed, { ...claims, xms_edov: true })).toBe(true);
    expect(vouches(fixed, { ...claims, xms_edov: "1" })).toBe(true);
    expect(vouches(fixed, claims)).toBe(false);
    expect(vouches(of("MICROSOFT", { domains: ["example.org"] }), { ...claims, xms_edov: true })).toBe(false);
    expect(vouches(of("MICROSOFT", { tenant: TENANT }), { ...claims, xms_edov: true })).toBe(false);
  });
});

it.each([
  [["mfa"], true],
  [["pwd", "otp"], true],
  [["hwk", "fpt"], true],
  [["pin", "swk"], true],
  [["pwd"], false],
  [["sms"], false],
  [["otp", "hwk"], false],
  [["face"], false],
  [undefined, false],
])("takes %j for several factors: %s", (amr, isSeveral) => {
  const identity = identityByClaims(of("CUSTOM"), { iss: "i", sub: "s", amr }, "token");

  expect(identity).toMatchObject({ factorProven: isSeveral });
});

it.each([
  [1_700_000_000, "2023-11-14T22:13:20.000Z"],
  [undefined, null],
  ["1700000000", null],
  [1e18, null],
])("takes %j for when somebody last proved who they are: %s", (auth_time, at) => {
  const identity = identityByClaims(of("CUSTOM"), { iss: "i", sub: "s", auth_time }, "token");

  expect(identity).toMatchObject({ authenticatedAt: at });
});

describe("an ID token of Microsoft", () => {
  it("is refused where it is of another directory than the one that may sign in", () => {
    const fixed = of("MICROSOFT", { tenant: TENANT });
    const said = (tid?: string) => identityByClaims(fixed, { iss: "https://i.example", sub: "s", tid }, "token");

    expect(said(TENANT)).not.toBeInstanceOf(SsoRefused);
    for (const tid of [undefined, "9188040d-6c67-4c5b-b112-36a304b66dad"])
      expect(said(tid)).toMatchObject({ code: "SSO_INVALID", reason: "TENANT_DIFFERS" });
  });

  it("is of the issuer of its directory", () => {
    expect(issuerOf("MICROSOFT", "https://evil.example", TENANT)).toBe(
      `https://login.microsoftonline.com/${TENANT}/v2.0`,
    );
    expect(issuerOf("GOOGLE", "https://evil.example", null)).toBe("https://accounts.google.com");
    expect(issuerOf("CUSTOM", "https://issuer.example", null)).toBe("https://issuer.example");
  });
});

it("reads no more of a token than a screen holds, and nothing that is secret", () => {
  const many = Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`claim${n}`, "x".repeat(1_000)]));
  const identity = identityByClaims(of("CUSTOM"), { iss: "i", sub: "s", nonce: "n", at_hash: "h", ...many }, "token");
  if (identity instanceof SsoRefused) throw new Error("refused");

  expect(identity.attributes).toHaveLength(100);
  expect(identity.attributes.map(({ name }) => name)).not.toContain("nonce");
  expect(identity.attributes.every(({ values }) => values.every((value) => value.length <= 500))).toBe(true);
});
