import type { Page } from "playwright-core";
import { cookiesBy, type State } from "./edge.ts";
import { codeTo, messagesTo } from "./inbox.ts";

/** What people of these tests choose. */
export const PASSWORD = "four tall trees beside water";
export const ANOTHER = "seven slow boats under bridges";

let nth = 0;

/** An address that nobody has had. */
export function newEmail(): string {
  nth += 1;
  return `person${nth}.${Date.now()}@example.org`;
}

/** A number that nobody has had, as it is kept and as people write it. */
export function newPhone() {
  const number = String(Date.now() + nth++).slice(-8);
  return { e164: `+9198${number}`, written: `098 ${number}` };
}

/** The first step: who one is, with the ways in as the answer. */
export async function identify(page: Page, identifier: string): Promise<void> {
  await page.getByLabel("E-mail address or phone number").fill(identifier);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await page.getByLabel("Password").waitFor();
}

/** Fills in a registration until its code is asked for. */
export async function beginRegistration(page: Page, identifier: string, name: string): Promise<void> {
  await page.getByRole("button", { name: "Create an account" }).click();
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail address or phone number").fill(identifier);
  await page.getByRole("textbox", { name: "New password" }).fill(PASSWORD);
  // The verdict makes the form longer: the button is where it stays once that stands there.
  await page.getByText("This password can be used.").waitFor();
  await page.getByRole("button", { name: "Create the account" }).click();
  await page.getByRole("heading", { level: 1, name: "Enter the code" }).waitFor();
}

/** Somebody new, with `PASSWORD`: their address, and the browser in which they are in. */
export async function registered(displayName: string): Promise<{ email: string; storageState: State }> {
  const email = newEmail();
  const storageState = await cookiesBy(async (ask) => {
    const person = { identifier: email, displayName, password: PASSWORD, language: "EN" };
    const { challengeId } = await ask(REGISTER, person);
    return (await ask(CONFIRM, { challengeId, code: await codeTo(email) })).ticket;
  });
  return { email, storageState };
}

const REGISTER = "mutation($input: Register!) { outcome: register(input: $input) { ... on CodeSent { challengeId } } }";
const CONFIRM = `mutation($input: ConfirmRegistration!) {
  outcome: confirmRegistration(input: $input) { ... on SignedIn { ticket } } }`;

/** Makes somebody's account as people do, and leaves them in it. */
export async function register(page: Page, name: string, email: string): Promise<void> {
  await page.goto("/login");
  await beginRegistration(page, email, name);
  await enterCode(page, await codeTo(email));
  await greeted(page, name);
}

/** Signs in with a code to the address or number that was typed. */
export async function enterByCode(page: Page, identifier: string, kept = identifier): Promise<void> {
  await page.goto("/login");
  await identify(page, identifier);
  const before = await messagesTo(kept);
  await page.getByRole("button", { name: /^Send me a code by (e-mail|SMS)$/ }).click();
  await enterCode(page, await codeTo(kept, before));
}

/** Signs in with the password. */
export async function enterByPassword(page: Page, identifier: string, password = PASSWORD): Promise<void> {
  await page.goto("/login");
  await identify(page, identifier);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Waits until somebody is in. */
export async function greeted(page: Page, name: string): Promise<void> {
  await page.getByRole("heading", { level: 1, name: `Hello, ${name}` }).waitFor();
}

/** Types a code and sends it. */
export async function enterCode(page: Page, code: string): Promise<void> {
  await page.getByLabel("Six-digit code").fill(code);
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
}
