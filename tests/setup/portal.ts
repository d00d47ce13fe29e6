import type { Page } from "playwright-core";
import { inject } from "vitest";
import { DEMO_PASSWORD } from "../../standalone/demo/people.ts";
import { Api } from "./api.ts";
import { cookiesOf, type Place, type State } from "./edge.ts";
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

/** What the tests of the portal share: pages of people who are signed in already, and the API to prepare things with. */
export interface Portal extends Pages {
  /** A browser of its own in which somebody has signed in; tests of a file share the account's one session. */
  as(account: Account, options?: Options): Promise<Page>;
  /** The API with this account's rights. */
  api(account: Account): Promise<Api>;
}

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

/** A session of its own in the form of cookies. */
export function newSession(account: Account, place?: Place): Promise<State> {
  return cookiesOf(addressOf(account), DEMO_PASSWORD, place);
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
