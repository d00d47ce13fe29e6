import { Role } from "../../subgraphs/identity/roles/roles.ts";
import { type Browser, browser, RESULT, redeem } from "../../subgraphs/identity/sign-in/testing.ts";
import { nobody } from "../../subgraphs/shared/caller.ts";
import type { Answer, Person, TestBackend } from "./backend.ts";
import type { LyingProvider } from "./lying-provider.ts";

/** Where providers send browsers back to. */
export const CALLBACK = "http://localhost:4000/auth/oidc/callback";

/** What single sign-on is asked, by name. */
export const SSO_OPERATIONS = {
  start: "mutation Start($input: StartSingleSignOn!) { startSingleSignOn(input: $input) { url } }",
  finish: `mutation Finish($input: FinishSingleSignOn!) { finishSingleSignOn(input: $input) { ${RESULT}
    ... on SsoConfirmationNeeded { journeyId name message source { id kind name } } } }`,
  link: "mutation Link($input: LinkAccount!) { linkAccount(input: $input) { url } }",
  finishLinking:
    "mutation FinishLinking($input: FinishLinking!) { finishLinking(input: $input) { id linkedAccounts { id email } } }",
} as const;
export type SsoOperation = keyof typeof SSO_OPERATIONS;

/** How a desk reaches the product: straight to identity, or through a router. */
export interface SsoWay {
  ask(operation: SsoOperation, input: object, from: Browser, who?: Person | null): Promise<Answer>;
  /** What a browser is answered that a source sent back. */
  get(url: string, from: Browser): Promise<{ readonly status: number; readonly location: string }>;
  /** What a source is answered that posts a form; the status alone. */
  post(path: string, form: Readonly<Record<string, string>>): Promise<number>;
}

/** Straight to identity. */
export function straightToSso(test: TestBackend): SsoWay {
  return {
    ask: (operation, input, from, who = null) => test.ask("identity", who, SSO_OPERATIONS[operation], { input }, from),
    async get(url, from) {
      const caller = { ...nobody("callback"), address: from.address, agent: "test" };
      const answer = await test.backend.identity.route(new Request(url), caller);
      return { status: answer?.status ?? 404, location: answer?.headers.get("location") ?? "" };
    },
    async post(path, form) {
      const request = new Request(`http://identity${path}`, { method: "POST", body: new URLSearchParams(form) });
      return (await test.backend.identity.route(request, nobody("logout")))?.status ?? 404;
    },
  };
}

/** Where people sign in with a provider, and what can be seen of it afterwards. */
export class SsoDesk {
  constructor(
    readonly test: TestBackend,
    readonly way: SsoWay,
  ) {}

  /** Adds a provider, as an administrator does. */
  async addProvider(
    { issuer, clientId, clientSecret }: Pick<LyingProvider, "issuer" | "clientId" | "clientSecret">,
    more: object = {},
  ): Promise<{ id: string; version: number }> {
    const admin = await this.administrator();
    const text = "mutation($input: SaveOidcProvider!) { saveOidcProvider(input: $input) { id version } }";
    const flags = { enabled: true, allowSignUp: true, factorAtProvider: false };
    const input = { preset: "CUSTOM", name: "Test", issuer, clientId, clientSecret, domains: [], ...flags, ...more };
    const { data, errors } = await this.test.ask("identity", admin, text, { input });
    if (!data) throw new Error(JSON.stringify(errors));
    return data.saveOidcProvider;
  }

  /** Somebody who looks after single sign-on, of no organisation that has one, and has just proven who they are. */
  async administrator(): Promise<Person> {
    const admin = await this.test.person(Role.ADMIN);
    const email = `${admin.id}@office.casegraph.dev`;
    await this.test.owner.query("update identity.users set email = $2 where id = $1", [admin.id, email]);
    await this.test.owner.query("update identity.sessions set stepped_up_at = now() where user_id = $1", [admin.id]);
    return { ...admin, email };
  }

  /** Sets out from the sign-in page. */
  async start(sourceId: string, from: Browser, more: object = {}): Promise<string> {
    const { data, errors } = await this.way.ask("start", { sourceId, ...more }, from);
    if (!data) throw new Error(JSON.stringify(errors));
    return data.startSingleSignOn.url;
  }

  ask(operation: SsoOperation, input: object, from: Browser, who: Person | null = null): Promise<Answer> {
    return this.way.ask(operation, input, from, who);
  }

  /** Brings back what a source sent; the journey that the page is told to finish, or null. */
  async comeBack(url: string, from: Browser): Promise<string | null> {
    const { status, location } = await this.way.get(url, from);
    if (status !== 303 || !location.startsWith("/sign-in/sso?")) throw new Error(`${status} ${location}`);
    return /#([0-9a-f-]{36})$/.exec(location)?.[1] ?? null;
  }

  /** What the page is answered that finishes a journey. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it asked for, whatever its shape
  async finish(journeyId: string, from: Browser, more: object = {}): Promise<any> {
    const { data, errors } = await this.way.ask("finish", { journeyId, ...more }, from);
    if (!data) throw new Error(JSON.stringify(errors));
    return data.finishSingleSignOn;
  }

  /** The whole way, with a provider that says what it is told to; null where the browser came back with nothing. */
  // biome-ignore lint/suspicious/noExplicitAny: the same
  async through(provider: LyingProvider, sourceId: string, lies = {}, from = browser()): Promise<any> {
    const url = await this.start(sourceId, from);
    const journeyId = await this.comeBack(provider.authorize(url, lies).href, from);
    return journeyId && this.finish(journeyId, from);
  }

  /** Whether somebody is in, with a session: the ticket is redeemed as the edge does. */
  async isIn(answer: { __typename?: string; ticket?: string } | null, from: Browser): Promise<boolean> {
    if (answer?.__typename !== "SignedIn" || !answer.ticket) return false;
    return (await redeem(this.test, answer.ticket, from)) !== null;
  }

  /** Somebody who is in by a provider, with the session that it knows. */
  async someoneIn(
    provider: LyingProvider,
    sourceId: string,
    claims: Readonly<Record<string, unknown>>,
  ): Promise<string> {
    const from = browser();
    if (!(await this.isIn(await this.through(provider, sourceId, { claims }, from), from)))
      throw new Error("Nobody is in");
    const { rows } = await this.test.owner.query(
      "select id from identity.sso_sessions where source_id = $1 and subject = $2 order by id desc limit 1",
      [sourceId, claims.sub],
    );
    return rows[0].id;
  }

  /** Whether a session has ended. */
  async hasEnded(sessionId: string): Promise<boolean> {
    const { rows } = await this.test.owner.query("select ended_at from identity.sessions where id = $1", [sessionId]);
    return rows[0]?.ended_at != null;
  }

  /** The newest attempt at a source, as an administrator reads it. */
  async lastAttempt(sourceId: string): Promise<{ outcome: string; code: string | null; message: string | null }> {
    const text = `query($id: ID!) { oidcProvider(id: $id) { attempts(first: 1) { edges { node { outcome code message
      user { id } } } } } }`;
    const { data } = await this.test.ask("identity", await this.administrator(), text, { id: sourceId });
    return data.oidcProvider.attempts.edges[0]?.node ?? null;
  }
}
