import { generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import Provider, { type ClientMetadata, type Configuration } from "oidc-provider";

/** Who has an account at the provider, by what they type there. */
export type OidcPeople = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A real provider of OpenID Connect, with pages of its own on which any login in `people` signs in. */
export interface TestOidcProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Opens it to an application; before, it answers 503. */
  begin(application: { callback: string; signedOut?: string; backChannel?: string }): void;
  /** Replaces the keys that it signs with: nothing that it signed before holds any more. */
  changeKeys(): void;
  /** Tells the application that somebody's session there has ended, as the provider itself does it. */
  endSession(login: string, sid: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts one on a port of the system's choosing. */
export async function startOidcProvider(people: OidcPeople): Promise<TestOidcProvider> {
  let listener: RequestListener = (_request, response) => void response.writeHead(503).end();
  const server = createServer((request, response) => listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [clientId, clientSecret] = ["casegraph", randomUUID()];
  let client: ClientMetadata = { client_id: clientId };
  let provider: Provider | null = null;
  const open = () => {
    provider = new Provider(issuer, configurationOf(client, people));
    listener = provider.callback();
  };
  return {
    issuer,
    clientId,
    clientSecret,
    begin({ callback, signedOut, backChannel }) {
      client = {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [callback],
        response_types: ["code"],
        grant_types: ["authorization_code"],
        ...(signedOut && { post_logout_redirect_uris: [signedOut] }),
        ...(backChannel && { backchannel_logout_uri: backChannel, backchannel_logout_session_required: true }),
      };
      open();
    },
    changeKeys: open,
    async endSession(login, sid) {
      const found = await provider?.Client.find(clientId);
      if (!found) throw new Error("The provider knows no application");
      await (found as unknown as LogsOut).backchannelLogout(login, sid);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What a client of the library can do that its types leave out. */
interface LogsOut {
  backchannelLogout(sub: string, sid: string): Promise<void>;
}

function configurationOf(client: ClientMetadata, people: OidcPeople): Configuration {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    clients: [client],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid: randomUUID(), alg: "RS256", use: "sig" } as never] },
    cookies: { keys: [randomUUID()] },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "preferred_username"] },
    pkce: { required: () => true },
    // It asks nobody on its own machine, where the application of a test is.
    fetch: (url, options) => fetch(url, Object.assign({}, options, { dispatcher: undefined })),
    features: { backchannelLogout: { enabled: true }, devInteractions: { enabled: true } },
    findAccount: (_ctx, login) =>
      people[login] && { accountId: login, claims: async () => ({ sub: login, ...people[login] }) },
    // Whoever signs in agrees to everything: what they are asked there is no concern of ours.
    async loadExistingGrant({ oidc }) {
      const { client: asking, session, provider } = oidc;
      if (!asking || !session?.accountId) return undefined;
      const grant = new provider.Grant({ clientId: asking.clientId, accountId: session.accountId });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  };
}
