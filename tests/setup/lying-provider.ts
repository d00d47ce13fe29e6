import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTHeaderParameters, SignJWT } from "jose";

/** A key pair of the provider's, or of somebody who would like to be it. */
export interface Keys {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

/** What one answer says that is not as it is meant to be; left out, it is. */
export interface Lies {
  /** Changes or (undefined) leaves out claims of the ID token. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly key?: Keys;
  /** The whole ID token, made of the right one. */
  readonly idToken?: (honest: string, provider: LyingProvider) => string | undefined | Promise<string | undefined>;
  /** Parameters of the answer that the browser brings; undefined leaves one out. */
  readonly answer?: Readonly<Record<string, string | undefined>>;
  readonly tokens?: Readonly<Record<string, unknown>>;
}

interface Granted {
  readonly nonce: string | null;
  readonly challenge: string | null;
  readonly redirectUri: string;
  readonly lies: Lies;
}

/** Whom it speaks of. */
const SUBJECT = "248289761001";

/** A provider of OpenID Connect that says what a test has it say, and keeps to the protocol in everything else. */
export class LyingProvider {
  readonly clientId: string = "casegraph";
  readonly clientSecret: string = randomUUID();
  issuer = "";
  keys!: Keys;
  /** What is published about it, where that differs. */
  published: Readonly<Record<string, unknown>> = {};
  /** Who it is about, besides the subject. */
  person: Readonly<Record<string, unknown>> = {};
  /** Every token request, as it came. */
  readonly asked: URLSearchParams[] = [];
  readonly #codes = new Map<string, Granted>();
  #close: () => Promise<void> = async () => undefined;

  static async start(): Promise<LyingProvider> {
    const provider = new LyingProvider();
    provider.keys = await newKeys();
    const server = createServer((request, response) => {
      provider.#answer(request).then(
        ({ status, body }) =>
          response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body)),
        () => response.writeHead(500).end(),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    provider.#close = () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    return provider;
  }

  close(): Promise<void> {
    return this.#close();
  }

  /** Where the browser is sent back to that came with this address, somebody having signed in. */
  authorize(url: string, lies: Lies = {}): URL {
    const asked = new URL(url).searchParams;
    const code = randomUUID();
    const redirectUri = asked.get("redirect_uri") ?? "";
    this.#codes.set(code, { nonce: asked.get("nonce"), challenge: asked.get("code_challenge"), redirectUri, lies });
    const back = new URL(redirectUri);
    const answer = { code, state: asked.get("state") ?? undefined, iss: this.issuer, ...lies.answer };
    for (const [name, value] of Object.entries(answer)) if (value !== undefined) back.searchParams.set(name, value);
    return back;
  }

  /** A token that this provider signs, with the claims that every one of its tokens has. */
  async sign(
    claims: Readonly<Record<string, unknown>>,
    { header, key = this.keys }: Pick<Lies, "header" | "key"> = {},
  ) {
    const now = Math.floor(Date.now() / 1000);
    const all = { iss: this.issuer, aud: this.clientId, iat: now, exp: now + 300, ...claims };
    const present = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
    const protectedHeader = { alg: "RS256", kid: key.kid, ...header } as JWTHeaderParameters;
    return new SignJWT(present).setProtectedHeader(protectedHeader).sign(key.privateKey);
  }

  async #answer(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    const { pathname } = new URL(request.url ?? "/", this.issuer);
    if (pathname === "/.well-known/openid-configuration") return { status: 200, body: this.#configuration() };
    if (pathname === "/jwks") return { status: 200, body: { keys: [this.keys.publicJwk] } };
    if (pathname === "/token" && request.method === "POST") {
      const body = Buffer.concat(await request.toArray()).toString();
      return this.#redeem(new URLSearchParams(body), request.headers.authorization);
    }
    return { status: 404, body: {} };
  }

  #configuration(): object {
    return {
      issuer: this.issuer,
      authorization_endpoint: `${this.issuer}/authorize`,
      token_endpoint: `${this.issuer}/token`,
      jwks_uri: `${this.issuer}/jwks`,
      end_session_endpoint: `${this.issuer}/logout`,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256"],
      code_challenge_methods_supported: ["S256"],
      authorization_response_iss_parameter_supported: true,
      ...this.published,
    };
  }

  async #redeem(asked: URLSearchParams, authorization = "") {
    this.asked.push(asked);
    // Each half is encoded as in a form (RFC 6749, section 2.3.1).
    const given = Buffer.from(authorization.replace(/^Basic /, ""), "base64")
      .toString()
      .split(":")
      .map(decodeURIComponent);
    if (given.join(":") !== `${this.clientId}:${this.clientSecret}`)
      return { status: 401, body: { error: "invalid_client" } };
    const code = asked.get("code") ?? "";
    const granted = this.#codes.get(code);
    this.#codes.delete(code);
    const challenge = createHash("sha256")
      .update(asked.get("code_verifier") ?? "")
      .digest("base64url");
    const right = granted && granted.challenge === challenge && granted.redirectUri === asked.get("redirect_uri");
    if (!right) return { status: 400, body: { error: "invalid_grant" } };
    const { lies, nonce } = granted;
    const accessToken = randomUUID();
    const claims = { sub: SUBJECT, nonce: nonce ?? undefined, ...this.person, ...lies.claims };
    const honest = await this.sign(claims, lies);
    const idToken = lies.idToken ? await lies.idToken(honest, this) : honest;
    const tokens = { access_token: accessToken, token_type: "Bearer", expires_in: 300, id_token: idToken };
    return { status: 200, body: { ...tokens, ...lies.tokens } };
  }
}

/** A key pair that nobody has had. */
export async function newKeys(): Promise<Keys> {
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  const kid = randomUUID();
  return { kid, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg: "RS256", use: "sig" } };
}
