import { createHmac, createPublicKey, createSign, generateKeyPairSync } from "node:crypto";
import { exportJWK, SignJWT } from "jose";
import { currentSigner } from "../subgraphs/identity/keys/signing-key.service.ts";
import { nobody } from "../subgraphs/shared/caller.ts";
import type { TestBackend } from "./setup/backend.ts";

/** An agent that somebody let act for them. */
const AGENT = "0a9e0000-0000-4000-8000-000000000001";

/** What a forger starts from: a token of ours, and of our key what we publish; our own signatures show what is refused besides. */
export interface Forge {
  readonly genuine: string;
  readonly jwk: { readonly kid: string; readonly x: string; readonly y: string };
  readonly privateKey: Awaited<ReturnType<typeof currentSigner>>["privateKey"];
}

/** A token by the name of what is wrong with it, or right. */
export type Tokens = Readonly<Record<string, () => string | Promise<string>>>;

/** What the forger of a backend starts from, with a token of somebody's. */
export async function openForge(test: TestBackend, genuine: string): Promise<Forge> {
  const answer = await test.backend.identity.route(new Request("http://x/.well-known/jwks.json"), nobody("keys"));
  const { keys } = (await answer!.json()) as { keys: Forge["jwk"][] };
  const ctx = test.system();
  const { privateKey } = await ctx.db.transaction((tx) => currentSigner(ctx, tx));
  return { genuine, jwk: keys[0]!, privateKey };
}

/**
 * The vectors: each a token that must be nobody's, and the controls, each a token that must be accepted; and the genuine
 * one with claims that we ourselves would have signed.
 */
export function jwtVectors({ genuine, jwk, privateKey }: Forge): {
  vectors: Tokens;
  controls: Tokens;
  signed: (claims: object) => Promise<string>;
} {
  const attacker = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const b64 = (value: unknown) =>
    Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
  const header = () => JSON.parse(Buffer.from(genuine.split(".")[0]!, "base64url").toString());
  const payload = () => JSON.parse(Buffer.from(genuine.split(".")[1]!, "base64url").toString());
  const signature = () => genuine.split(".")[2]!;
  const withHeader = (change: object, sig = signature()) =>
    `${b64({ ...header(), ...change })}.${genuine.split(".")[1]}.${sig}`;
  const hmac = (key: string | Buffer, change: object = {}) => {
    const input = `${b64({ ...header(), alg: "HS256", ...change })}.${genuine.split(".")[1]}`;
    return `${input}.${createHmac("sha256", key).update(input).digest("base64url")}`;
  };
  /** Really signed by our own key, with claims or header as an attacker would like them. */
  const ours = (claims: object, head: object = {}) =>
    new SignJWT({ ...payload(), ...claims } as never)
      .setProtectedHeader({ ...header(), ...head } as never)
      .sign(privateKey);
  const theirs = (head: object) => {
    const input = `${b64({ ...header(), ...head })}.${genuine.split(".")[1]}`;
    return `${input}.${createSign("SHA256").update(input).sign({ key: attacker.privateKey, dsaEncoding: "ieee-p1363" }).toString("base64url")}`;
  };
  const published = () => createPublicKey({ key: jwk as never, format: "jwk" });
  const pem = () => String(published().export({ type: "spki", format: "pem" }));
  const now = () => Math.floor(Date.now() / 1000);
  const agents = () => ours({ agent: { id: AGENT, grant: ["case:edit"] } });
  const altered = (token: string, claims: object) => {
    const [head, body = "", sig] = token.split(".");
    return `${head}.${b64({ ...JSON.parse(Buffer.from(body, "base64url").toString()), ...claims })}.${sig}`;
  };

  const vectors: Tokens = {
    "alg none": () => withHeader({ alg: "none" }, ""),
    "alg None": () => withHeader({ alg: "None" }, ""),
    "alg NONE": () => withHeader({ alg: "NONE" }, ""),
    "alg nOnE with a signature": () => withHeader({ alg: "nOnE" }),
    "an empty signature": () => withHeader({}, ""),
    "HS256 with the public key as PEM": () => hmac(pem()),
    "HS256 with the trimmed PEM": () => hmac(pem().trim()),
    "HS256 with the public key as DER": () => hmac(published().export({ type: "spki", format: "der" }) as Buffer),
    "HS256 with the coordinates": () => hmac(Buffer.from(jwk.x + jwk.y, "base64url")),
    "HS256 with an empty key": () => hmac(""),
    "an embedded jwk": async () => theirs({ jwk: await exportJWK(attacker.publicKey), kid: undefined }),
    "an embedded jwk beside our kid": async () => theirs({ jwk: await exportJWK(attacker.publicKey) }),
    "a jku": () => theirs({ jku: "https://attacker.example/jwks.json" }),
    "an x5u": () => theirs({ x5u: "https://attacker.example/cert.pem" }),
    "a kid that climbs": () => theirs({ kid: "../../../../dev/null" }),
    "a kid with SQL": () => theirs({ kid: "' or '1'='1" }),
    "a kid that is unknown": () => theirs({ kid: "00000000-0000-7000-8000-000000000000" }),
    "a zero ECDSA signature": () => withHeader({}, Buffer.alloc(64).toString("base64url")),
    "an unknown crit": () =>
      ours({}, { crit: ["casegraph"], casegraph: true } as never).catch(() =>
        withHeader({ crit: ["casegraph"], casegraph: true }),
      ),
    "b64 false": () => withHeader({ b64: false, crit: ["b64"] }),
    "no exp": () => ours({ exp: undefined }),
    "an exp in the past": () => ours({ exp: now() - 1, iat: now() - 600 }),
    "an exp that is text": () => signedRaw({ exp: String(now() + 600) }),
    "an exp further away than a token lives": () => ours({ exp: now() + 86_400 }),
    "an nbf in the future": () => ours({ nbf: now() + 300 }),
    "another audience": () => ours({ aud: "another" }),
    "no audience": () => ours({ aud: undefined }),
    "another issuer": () => ours({ iss: "https://attacker.example" }),
    "the type of an ID token": () => ours({}, { typ: "JWT" }),
    "no type": () => ours({}, { typ: undefined }),
    "no subject": () => ours({ sub: undefined }),
    "no session": () => ours({ sid: undefined }),
    "no jti": () => ours({ jti: undefined }),
    "no iat": () => signedRaw({ iat: undefined }),
    "permissions that are no list": () => signedRaw({ permissions: "audit:read" }),
    "an edited payload": () =>
      `${genuine.split(".")[0]}.${b64({ ...payload(), permissions: ["audit:read"] })}.${signature()}`,
    "a payload that is cut": () => genuine.replace(/\.[^.]{10}/, "."),
    "a cut signature": () => genuine.slice(0, -4),
    "a fourth part": () => `${genuine}.${signature()}`,
    "two parts": () => genuine.split(".").slice(0, 2).join("."),
    "a duplicate alg": () =>
      `${Buffer.from(`{"alg":"none",${JSON.stringify(header()).slice(1)}`).toString("base64url")}.${genuine.split(".")[1]}.${signature()}`,
    "an agent without a grant": () => ours({ agent: { id: AGENT } }),
    "an agent whose grant is no list": () => ours({ agent: { id: AGENT, grant: "audit:read" } }),
    "an agent whose grant is a list of something else": () => ours({ agent: { id: AGENT, grant: [["audit:read"]] } }),
    "an agent without an id": () => ours({ agent: { grant: [] } }),
    "an agent whose id is no id": () => ours({ agent: { id: "'; --", grant: [] } }),
    "an agent that is nothing": () => ours({ agent: null }),
    "an agent that is a list": () => ours({ agent: [AGENT, ["audit:read"]] }),
    "an agent's with another grant": async () =>
      altered(await agents(), { agent: { id: AGENT, grant: ["audit:read"] } }),
    "an agent's without the agent": async () => altered(await agents(), { agent: undefined }),
    "blanks around it": () => ` ${genuine}`,
    "another scheme's padding": () => `${genuine}=`,
  };

  /** Signs a payload as it is, without a library's opinion of it. */
  async function signedRaw(claims: object): Promise<string> {
    const input = `${b64(header())}.${b64({ ...payload(), ...claims })}`;
    const bytes = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, privateKey as never, Buffer.from(input));
    return `${input}.${Buffer.from(bytes).toString("base64url")}`;
  }
  return {
    vectors,
    signed: ours,
    controls: {
      "as it was issued": () => genuine,
      "signed again": () => ours({}),
      "signed by hand": () => signedRaw({}),
      "an agent's": agents,
    },
  };
}
