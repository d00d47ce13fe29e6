import { createHash, randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import { type Keys, type Lies, newKeys } from "./setup/lying-provider.ts";
import type { OidcVector } from "./setup/oidc-scene.ts";

const lie = (name: string, lies: Lies): OidcVector => ({ name, attack: (scene) => scene.getsIn(lies) });
const now = () => Math.floor(Date.now() / 1000);
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const claimsIn = (token: string) => JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());

/** Tokens that are made when they are asked for: what they lie about needs keys, or the time. */
const made = (name: string, lies: () => Lies | Promise<Lies>): OidcVector => ({
  name,
  attack: async (scene) => scene.getsIn(await lies()),
});

const withMac = (secretOf: (provider: { clientSecret: string; keys: Keys }) => string): Lies["idToken"] => {
  return (honest, provider) =>
    new SignJWT(claimsIn(honest))
      .setProtectedHeader({ alg: "HS256", kid: provider.keys.kid })
      .sign(new TextEncoder().encode(secretOf(provider)));
};

/** ID tokens that are not what they must be (OpenID Connect Core 1.0, section 3.1.3.7). */
export const TOKEN_VECTORS: readonly OidcVector[] = [
  lie("an ID token for another application", { claims: { aud: "somebody else's" } }),
  lie("an ID token for several applications, asked for by another", {
    claims: { aud: ["casegraph", "other"], azp: "other" },
  }),
  lie("an ID token for several applications that does not say who asked", { claims: { aud: ["casegraph", "other"] } }),
  lie("an ID token of another issuer", { claims: { iss: "https://issuer.example" } }),
  lie("an ID token without an issuer", { claims: { iss: undefined } }),
  lie("an ID token that has expired", { claims: { iat: now() - 900, exp: now() - 300 } }),
  lie("an ID token that never expires", { claims: { exp: undefined } }),
  made("an ID token of tomorrow", () => ({ claims: { iat: now() + 86_400, exp: now() + 90_000 } })),
  made("an ID token that does not hold yet", () => ({ claims: { nbf: now() + 3_600 } })),
  lie("an ID token with another nonce", { claims: { nonce: "another" } }),
  lie("an ID token without a nonce", { claims: { nonce: undefined } }),
  lie("an ID token about nobody", { claims: { sub: undefined } }),
  lie("an ID token about an empty name", { claims: { sub: "" } }),
  lie("an ID token about a number", { claims: { sub: 1 } }),
  lie("an ID token with the hash of another access token", {
    claims: { at_hash: createHash("sha256").update("other").digest().subarray(0, 16).toString("base64url") },
  }),
  lie("an ID token without a signature (alg none)", {
    idToken: (honest) => `${encoded({ alg: "none" })}.${honest.split(".")[1]}.`,
  }),
  lie("an ID token without a signature (alg NoNe)", {
    idToken: (honest) => `${encoded({ alg: "NoNe" })}.${honest.split(".")[1]}.`,
  }),
  lie("an ID token whose signature was left out", {
    idToken: (honest) => `${honest.split(".").slice(0, 2).join(".")}.`,
  }),
  lie("an ID token with a MAC by the client secret", { idToken: withMac(({ clientSecret }) => clientSecret) }),
  lie("an ID token with a MAC by the public key", {
    idToken: withMac(({ keys }) => JSON.stringify(keys.publicJwk)),
  }),
  lie("an ID token about somebody else since it was signed", {
    idToken(honest) {
      const [header, , signature] = honest.split(".");
      return [header, encoded({ ...claimsIn(honest), sub: randomUUID() }), signature].join(".");
    },
  }),
  {
    name: "an ID token by another key with the name of the right one",
    async attack(scene) {
      const key = { ...(await newKeys()), kid: scene.provider.keys.kid };
      return scene.getsIn({ key });
    },
  },
  made("an ID token by a key that it brings along", async () => {
    const key = await newKeys();
    return { key, header: { jwk: key.publicJwk, kid: undefined } };
  }),
  made("an ID token by a key that it says where to find", async () => {
    const key = await newKeys();
    return { key, header: { jku: "http://127.0.0.1:9/jwks" } };
  }),
  lie("an ID token with a critical header that nobody knows", { idToken: critical }),
  lie("no ID token", { idToken: () => undefined }),
  lie("an ID token that is none", { idToken: () => "a.b.c" }),
  lie("a token of another kind", { tokens: { token_type: "mac" } }),
];

/** Signed by the library itself it would be refused there: made by hand, with a signature that is not looked at before. */
function critical(honest: string): string {
  const [header = "", ...rest] = honest.split(".");
  const known = JSON.parse(Buffer.from(header, "base64url").toString());
  return [encoded({ ...known, crit: ["x"], x: true }), ...rest].join(".");
}
