import { type APIRequestContext, request } from "playwright-core";
import { expect, inject } from "vitest";
import { fromAnotherNetwork } from "./network.ts";

/** Cookies as a browser of the tests is given them. */
export type State = Awaited<ReturnType<APIRequestContext["storageState"]>>;

/** Where somebody signs in, and with which browser. */
export interface Place {
  readonly url?: string;
  readonly userAgent?: string;
}

/** Sends an operation whose field is named `outcome`, and answers with that. */
// biome-ignore lint/suspicious/noExplicitAny: whoever asks reads what they asked for, whatever its shape
type Ask = (query: string, input: object) => Promise<any>;

/** A session in the form of cookies, through the requests that a page sends: `prove` asks what it takes until there is a ticket. */
export async function cookiesBy(
  prove: (ask: Ask) => Promise<string>,
  { url = inject("browser").url, userAgent }: Place = {},
): Promise<State> {
  const headers = { origin: url, "x-requested-with": "portal", ...fromAnotherNetwork() };
  const browser = await request.newContext({ baseURL: url, extraHTTPHeaders: headers, userAgent });
  const ticket = await prove(async (query, input) => {
    const answer = await browser.post("/graphql", { data: { query, variables: { input } } });
    return (await answer.json()).data.outcome;
  });
  expect((await browser.post("/auth/session", { data: { ticket } })).status()).toBe(200);
  const state = await browser.storageState();
  await browser.dispose();
  return state;
}

const SIGN_IN = "mutation($input: SignIn!) { outcome: signIn(input: $input) { ... on SignedIn { ticket } } }";

/** The cookies of somebody who signed in with their password. */
export function cookiesOf(identifier: string, password: string, place?: Place): Promise<State> {
  return cookiesBy(async (ask) => (await ask(SIGN_IN, { identifier, password })).ticket, place);
}
