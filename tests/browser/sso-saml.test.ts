import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { greeted, PASSWORD, register } from "../setup/entry.ts";
import { signOut } from "../setup/factors.ts";
import { collectFaults, ours } from "../setup/faults.ts";
import { newSession, usePortal } from "../setup/portal.ts";
import { SamlIdp } from "../setup/saml-idp.ts";
import { addConnection, connectionOf, freshAdmin, removeSources, signInAtSamlIdp } from "../setup/sso.ts";

const portal = usePortal();
const idp = new SamlIdp();
const DOMAIN = `acme${Date.now()}.example`;
let connection: string;

beforeAll(async () => {
  connection = await addConnection(idp, "Acme Works", { domains: [DOMAIN] });
});
afterAll(async () => {
  await removeSources("Acme Works");
  await idp.stop();
});

const visitor = (name: string, groups = "Officers") => {
  const email = `${name.toLowerCase()}@${DOMAIN}`;
  return { userName: email, email, displayName: `${name} Sathe`, groups };
};

it("leads who types an address of the organisation there and back, with the role of their group, and signs them out there too", {
  timeout: 120_000,
}, async () => {
  const page = await portal.open();
  const faults = await collectFaults(page);
  await toOrganisation(page, "asha");
  await signInAtSamlIdp(page, visitor("Asha"));
  await greeted(page, "Asha Sathe");
  await page.getByRole("button", { name: /^Account:.*Officer$/s }).waitFor();
  await page.goto("/sessions");
  await page.getByText("with your organisation's sign-in").waitFor();
  expect(ours(faults, /^\/(?:saml\/sso|signin) /)).toEqual([]);

  await signOut(page);
  // Signed out there as well: its page asks anew who one is.
  await toOrganisation(page, "asha");
  await page.locator("#btn-sign-in").waitFor();
  expect(new URL(page.url()).origin).toBe(idp.url);
});

it("ends the session here when somebody signs out at the organisation", { timeout: 120_000 }, async () => {
  const page = await portal.open();
  await toOrganisation(page, "bela");
  await signInAtSamlIdp(page, visitor("Bela"));
  await greeted(page, "Bela Sathe");

  const there = await page.context().newPage();
  await there.goto(`${idp.url}/signout`);
  await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
});

it("asks whom the organisation sends unasked whether they mean it, where that is allowed at all", {
  timeout: 120_000,
}, async () => {
  const page = await portal.open();
  await page.goto(idp.url);
  await signInAtSamlIdp(page, visitor("Chitra"));
  await page.getByRole("heading", { level: 1, name: "The answer cannot be trusted" }).waitFor();

  await change({ idpInitiated: true });
  await page.goto(idp.url);
  await signInAtSamlIdp(page, visitor("Chitra"));
  await page.getByRole("heading", { level: 1, name: "Go on as Chitra Sathe?" }).waitFor();
  await page.getByRole("button", { name: "Go on as Chitra Sathe" }).click();
  await greeted(page, "Chitra Sathe");
});

it("refuses another key until an administrator has the metadata read again, and says so", {
  timeout: 120_000,
}, async () => {
  await idp.start(await connectionOf(connection), { newKey: true });
  const page = await portal.open();
  await toOrganisation(page, "divya");
  await signInAtSamlIdp(page, visitor("Divya"));
  await page.getByRole("heading", { level: 1, name: "The answer cannot be trusted" }).waitFor();

  const admin = await portal.open({ storageState: await newSession("admin") });
  await admin.goto(`/sso/connections/${connection}`);
  await admin.getByText(/If the provider changed its key, read its metadata again/).waitFor();
  await admin.getByRole("button", { name: "Read the metadata again" }).click();
  await admin.getByText("It was looked up.").waitFor();
  await toOrganisation(page, "divya");
  await signInAtSamlIdp(page, visitor("Divya"));
  await greeted(page, "Divya Sathe");
});

it("refuses a password where the connection is required, but for an emergency account", {
  timeout: 180_000,
}, async () => {
  const email = `esha@${DOMAIN}`;
  const page = await portal.open();
  await register(page, "Esha Sathe", email);
  await signOut(page);
  await change({ required: true });

  await byPassword(page, email);
  await page
    .getByRole("alert")
    .getByText(/Your organisation asks you to sign in with its own sign-in/)
    .waitFor();

  const admin = await portal.open({ storageState: await newSession("admin") });
  await admin.goto("/sso/break-glass");
  await admin.getByRole("button", { name: "Add an account" }).click();
  await admin.getByRole("combobox", { name: "Whose account" }).fill("Esha");
  await admin.getByRole("option", { name: "Esha Sathe" }).click();
  await admin.getByLabel("Why").fill("Looks after the connection itself.");
  await admin.getByRole("button", { name: "Add it" }).click();
  await admin.getByRole("list", { name: "Accounts" }).getByText("Esha Sathe").waitFor();

  const again = await portal.open();
  await byPassword(again, email);
  await greeted(again, "Esha Sathe");
});

/** Types an address of the organisation, and goes where that leads. */
async function toOrganisation(page: Page, name: string): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("E-mail address or phone number").fill(`${name}@${DOMAIN}`);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await page.getByRole("button", { name: "Continue with Acme Works" }).click();
}

async function byPassword(page: Page, email: string): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("E-mail address or phone number").fill(email);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await page.getByText("People with this address sign in with Acme Works.").waitFor();
  await page.getByRole("button", { name: "Sign in another way" }).click();
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function change(part: object): Promise<void> {
  const admin = await freshAdmin();
  const query = "query($id: ID!) { samlConnection(id: $id) { id version } }";
  const { samlConnection } = await admin.must(query, { id: connection });
  const save = "mutation($input: SaveSamlConnection!) { saveSamlConnection(input: $input) { id } }";
  await admin.must(save, { input: { ...samlConnection, ...part } });
}
