import { inflateRawSync } from "node:zlib";
import type { Browser } from "../../subgraphs/identity/sign-in/testing.ts";
import { browser } from "../../subgraphs/identity/sign-in/testing.ts";
import { nobody } from "../../subgraphs/shared/caller.ts";
import type { Answer, Person, TestBackend } from "./backend.ts";
import type { Asked, SamlForge, Told } from "./saml-forge.ts";
import { SsoDesk, straightToSso } from "./sso-desk.ts";

const DETAIL = `id version name enabled idpEntityId ssoUrl sloUrl metadataUrl metadataError spEntityId acsUrl spSloUrl
  spMetadataUrl domains certificates { fingerprint expiresSoon }`;
const SAVE = `mutation($input: SaveSamlConnection!) { saveSamlConnection(input: $input) { ${DETAIL} } }`;
const ATTEMPTS = `query($id: ID!) { samlConnection(id: $id) { attempts(first: 20) { edges { node { outcome code message
  user { id } } } } } }`;

/** A connection as an administrator reads it. */
export interface SavedConnection {
  readonly id: string;
  readonly version: number;
  readonly acsUrl: string;
  readonly spEntityId: string;
  readonly spSloUrl: string;
}

/** A browser that was sent to a provider. */
export interface Sent extends Asked {
  readonly relayState: string;
  readonly from: Browser;
}

/** How an answer reaches the product: straight to identity, or through a router. */
export type SamlPost = (
  url: string,
  fields: Readonly<Record<string, string>>,
  from: Browser,
) => Promise<{ readonly status: number; readonly location: string }>;

/** Straight to identity. */
export function postStraight(test: TestBackend): SamlPost {
  return async (url, fields, from) => {
    const body = new URLSearchParams(fields).toString();
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const caller = { ...nobody("saml"), address: from.address, agent: "test" };
    const answer = await test.backend.identity.route(new Request(url, { method: "POST", headers, body }), caller);
    return { status: answer?.status ?? 404, location: answer?.headers.get("location") ?? "" };
  };
}

/** Whom a provider encrypts for: of our metadata. */
export async function ownCertificate(test: TestBackend, { spEntityId }: SavedConnection): Promise<string> {
  const answer = await test.backend.identity.route(new Request(spEntityId), nobody("metadata"));
  const base64 = /use="encryption"[\s\S]*?<ds:X509Certificate>([^<]+)</.exec((await answer?.text()) ?? "")?.[1] ?? "";
  const lines = base64.match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}

/** Where people sign in with a connection, and what can be seen of it afterwards. */
export class SamlHouse {
  constructor(
    readonly test: TestBackend,
    readonly desk = new SsoDesk(test, straightToSso(test)),
    private readonly posting: SamlPost = postStraight(test),
  ) {}

  save(who: Person, input: object): Promise<Answer> {
    return this.test.ask("identity", who, SAVE, { input });
  }

  /** Adds a connection to a provider, as an administrator does with its metadata. */
  async connection(idp: SamlForge, more: object = {}): Promise<SavedConnection> {
    const mapping = { email: "email", displayName: "displayName", roles: "groups" };
    const input = { name: "Org", metadataXml: idp.metadata(), mapping, enabled: true, ...more };
    const { data, errors } = await this.save(await this.desk.administrator(), input);
    if (!data) throw new Error(JSON.stringify(errors));
    return data.saveSamlConnection;
  }

  /** Sets out from the sign-in page; what the provider is asked. */
  setOut(connection: SavedConnection, from = browser()): Promise<Sent> {
    return this.setOutBy(connection, () => this.desk.start(connection.id, from), from);
  }

  /** The same, however the journey begins. */
  async setOutBy(
    { acsUrl, spEntityId }: SavedConnection,
    begin: (from: Browser) => Promise<string>,
    from = browser(),
  ): Promise<Sent> {
    const url = new URL(await begin(from));
    const relayState = url.searchParams.get("RelayState") ?? "";
    const xml = inflateRawSync(Buffer.from(url.searchParams.get("SAMLRequest") ?? "", "base64")).toString();
    const requestId = / ID="([^"]+)"/.exec(xml)?.[1] ?? null;
    return { acsUrl, spEntityId, requestId, now: new Date(), relayState, from };
  }

  /** Brings an answer back by the browser; the journey that the page is told to finish, or null. */
  async post(answer: string | Buffer, { acsUrl, relayState, from }: Sent): Promise<string | null> {
    const SAMLResponse = Buffer.from(answer).toString("base64");
    const { status, location } = await this.posting(acsUrl, { SAMLResponse, RelayState: relayState }, from);
    if (status !== 303 || !location.startsWith("/sign-in/sso?")) throw new Error(`${status} ${location}`);
    return /#([0-9a-f-]{36})$/.exec(location)?.[1] ?? null;
  }

  /** What the page is answered, at the end of the whole way; null where the browser came back with nothing. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it asked for, whatever its shape
  async through(idp: SamlForge, connection: SavedConnection, told: Partial<Told> = {}, from = browser()): Promise<any> {
    const sent = await this.setOut(connection, from);
    const journeyId = await this.post(idp.answer(sent, told), sent);
    return journeyId && this.desk.finish(journeyId, from);
  }

  isIn(answer: { __typename?: string; ticket?: string } | null, from: Browser): Promise<boolean> {
    return this.desk.isIn(answer, from);
  }

  /** The attempts at a connection, the newest first, as an administrator reads them. */
  async attempts({
    id,
  }: SavedConnection): Promise<
    { outcome: string; code: string | null; message: string | null; user: { id: string } | null }[]
  > {
    const { data } = await this.test.ask("identity", await this.desk.administrator(), ATTEMPTS, { id });
    return data.samlConnection.attempts.edges.map(({ node }: { node: object }) => node);
  }

  /** Whose identity this is here, with their name and roles; null where it is nobody's. */
  async personOf(
    { id }: SavedConnection,
    subject: string,
  ): Promise<{ id: string; roles: string[]; name: string } | null> {
    const { rows } = await this.test.owner.query(
      `select u.id, u.roles, u.display_name as name from identity.users u
         join identity.sso_identities i on i.user_id = u.id where i.source_id = $1 and i.subject = $2`,
      [id, subject],
    );
    return rows[0] ?? null;
  }

  /** How many sessions somebody has that have not ended. */
  async sessionsOf(userId: string): Promise<number> {
    const sql = "select count(*)::int as n from identity.sessions where user_id = $1 and ended_at is null";
    return (await this.test.owner.query(sql, [userId])).rows[0].n;
  }
}
