import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { createCase, pageOf } from "../setup/cases.ts";
import { type Account, newSession, signIn, usePortal } from "../setup/portal.ts";

const portal = usePortal();

const OF_AGENTS = ["Approvals", "Runs", "Workflows", "Agents"];
const OF_OPERATION = ["People", "Single sign-on", "Audit", "Jobs", "Parked"];

const ROLES: [account: Account, name: string, menu: string[]][] = [
  ["officer", "Asha Kulkarni", ["Dashboard", "Cases", ...OF_AGENTS, "Sessions"]],
  ["moderator", "Meera Joshi", ["Dashboard", "Cases", ...OF_AGENTS, "Sessions"]],
  ["auditor", "Farhan Qureshi", ["Dashboard", "Cases", ...OF_AGENTS, ...OF_OPERATION, "Sessions"]],
  ["admin", "Leela Menon", ["Dashboard", "Cases", ...OF_AGENTS, ...OF_OPERATION, "Sessions"]],
  ["citizen", "Sunita Pawar", ["Dashboard", "Cases", "Sessions"]],
];

it.each(ROLES)("shows the %s a dashboard and the menu of the role", async (account, name, menu) => {
  const page = await portal.open();
  await page.goto("/");
  await signIn(page, account);

  await page.getByRole("heading", { level: 1, name: `Hello, ${name}` }).waitFor();
  const links = page.getByRole("navigation", { name: "Main" }).getByRole("link");
  await links.nth(menu.length - 1).waitFor();
  expect(await links.allTextContents()).toEqual(menu);
});

it("refuses a page that the role does not include, and says which role that is", async () => {
  const page = await portal.as("citizen");
  await page.goto("/audit");
  await page.getByRole("heading", { name: "This page is not part of your role" }).waitFor();
  await page.getByText("You are signed in as: Citizen").waitFor();
});

it("says of a wrong password what it says of an unknown account", async () => {
  const page = await portal.open();
  await page.goto("/login");
  await signIn(page, "officer5", "not the password");
  const known = await page.getByRole("alert").textContent();
  expect(known?.trim()).toBe("The address or the password is not right. Check both, or sign in with a code.");

  await page.getByRole("button", { name: "Back" }).click();
  await signIn(page, "nobody-has-this" as Account, "not the password");
  await page.getByRole("alert").waitFor();
  expect(await page.getByRole("alert").textContent()).toBe(known);
});

it("fills the form from the demo accounts", async () => {
  const page = await portal.open();
  await page.goto("/login");
  await page.getByRole("button", { name: "Meera Joshi" }).click();
  await page.getByLabel("Password").waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Hello, Meera Joshi" }).waitFor();
});

it("signs out, and Back shows nothing of what was there", async () => {
  const page = await portal.open({ storageState: await newSession("moderator") });
  await page.goto("/");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Cases" }).click();
  await page
    .getByText(/CG-\d{4}-\d{6}/)
    .first()
    .waitFor();
  await page.getByRole("button", { name: /^Account:/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await onSignInPage(page);

  await page.goBack();
  await onSignInPage(page);
  expect(await page.locator("body").textContent()).not.toMatch(/CG-\d{4}-\d{6}|Meera Joshi.*Moderator/);
  const left = (await page.context().cookies()).map(({ name }) => name);
  expect(left.filter((name) => /access|refresh/.test(name))).toEqual([]);
});

it("brings people to the case that they followed a link to", async () => {
  const kase = await createCase(await portal.api("citizen"));
  const page = await portal.open();
  await page.goto(pageOf(kase));
  await onSignInPage(page);
  await signIn(page, "citizen");

  await page.getByRole("heading", { level: 1, name: kase.title }).waitFor();
  expect(new URL(page.url()).pathname).toBe(pageOf(kase));
});

it("brings whoever is signed out elsewhere to the sign-in page at once", async () => {
  const page = await portal.open({ storageState: await newSession("officer3") });
  await page.goto("/cases");
  await page.getByRole("status").getByText("Live").waitFor();

  const elsewhere = await portal.api("officer3");
  await elsewhere.must("mutation { endOtherSessions }");
  const ended = performance.now();
  await onSignInPage(page);
  const took = performance.now() - ended;
  console.info(`A session that is ended leaves its page after ${Math.round(took)} ms.`);
  expect(took).toBeLessThan(5_000);
});

it("lets no script read what proves the session", async () => {
  const page = await portal.open();
  await page.goto("/");
  await signIn(page, "citizen");
  await page.getByRole("heading", { name: "Hello, Sunita Pawar" }).waitFor();

  const cookies = (await page.context().cookies()).filter(({ name }) => name.startsWith("__Host-"));
  expect(cookies.map(({ name }) => name)).toEqual(expect.arrayContaining(["__Host-access", "__Host-refresh"]));
  expect(cookies.every(({ httpOnly, secure }) => httpOnly && secure)).toBe(true);
  const readable = await page.evaluate(() =>
    JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }, { ...history.state }]),
  );
  for (const { value } of cookies) expect(readable).not.toContain(value);
  expect(readable).not.toMatch(/eyJ|token/i);
});

async function onSignInPage(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
}
