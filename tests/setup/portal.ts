import { type Page, request } from "playwright-core";
import { expect, inject } from "vitest";
import { DEMO_PASSWORD } from "../../standalone/demo/people.ts";
import { Api } from "./api.ts";
import { type Pages, usePages } from "./page.ts";

/** The part of a demo address before the @. */
export type Account =
  | "officer"
  | "officer2"
  | "officer3"
  | "officer4"
  | "officer5"
  | "moderator"
  | "auditor"
  | "admin"
  | "citizen"
  | "contributor"
  | "anil.bhosale"
  | "deepa.iyer"
  | "ganesh.mane"
  | "harpreet.kaur"
  | "joseph.dsouza"
  | "kiran.thorat"
  | "lakshmi.rao"
  | "mohan.patil"
  | "nasreen.khan"
  | "pooja.sawant"
  | "rajesh.jadhav"
  | "tara.fernandes";

type Options = Parameters<Pages["open"]>[0];
type State = NonNullable<NonNullable<Options>["storageState"]>;

/** What the tests of the portal share: pages of people who are signed in already, and the API to prepare things with. */
export interface Portal extends Pages {
  /** A browser of its own in which somebody has signed in; tests of a file share the account's one session. */
  as(account: Account, options?: Options): Promise<Page>;
  /** The API with this account's rights. */
  api(account: Account): Promise<Api>;
}

const SIGN_IN = `mutation($input: SignIn!) { signIn(input: $input) { ... on SignedIn { ticket } } }`;

/** Connects the tests of a file to the portal. Sign-ins are limited per address, so each account signs in once. */
export function usePortal(): Portal {
  const pages = usePages();
  const states = new Map<Account, Promise<State>>();
  const apis = new Map<Account, Promise<Api>>();
  return {
    get url() {
      return pages.url;
    },
    open: pages.open,
    async as(account, options) {
      return pages.open({ ...options, storageState: await once(states, account, (name) => newSession(name)) });
    },
    api: (account) => once(apis, account, newApi),
  };
}

/** Signs in as a person does. */
export async function signIn(page: Page, account: Account, password = DEMO_PASSWORD): Promise<void> {
  await page.getByLabel("E-mail address or phone number").fill(addressOf(account));
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** A session of its own in the form of cookies; through the same two requests that the page sends. */
export async function newSession(account: Account, userAgent?: string): Promise<State> {
  const { url } = inject("browser");
  const headers = { origin: url, "x-requested-with": "portal" };
  const browser = await request.newContext({ baseURL: url, extraHTTPHeaders: headers, userAgent });
  const variables = { input: { identifier: addressOf(account), password: DEMO_PASSWORD } };
  const answer = await browser.post("/graphql", { data: { query: SIGN_IN, variables } });
  const { ticket } = (await answer.json()).data.signIn;
  expect((await browser.post("/auth/session", { data: { ticket } })).status()).toBe(200);
  const state = await browser.storageState();
  await browser.dispose();
  return state;
}

async function newApi(account: Account): Promise<Api> {
  const api = new Api(inject("browser").url);
  await api.signIn(addressOf(account), DEMO_PASSWORD);
  return api;
}

function once<Key, Value>(
  made: Map<Key, Promise<Value>>,
  key: Key,
  make: (key: Key) => Promise<Value>,
): Promise<Value> {
  const value = made.get(key) ?? make(key);
  made.set(key, value);
  return value;
}

function addressOf(account: Account): string {
  return `${account}@demo.casegraph.dev`;
}
