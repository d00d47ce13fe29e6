import { text } from "node:stream/consumers";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { DEMO_PASSWORD } from "../../standalone/demo/people.ts";
import { Api } from "../setup/api.ts";
import { violationsOf } from "../setup/axe.ts";
import { confirmApp, enterFactor, openAccount, secondStep, signOut, turnOnApp } from "../setup/factors.ts";
import { collectFaults } from "../setup/faults.ts";
import { goTo } from "../setup/go.ts";
import { codeTo, messagesTo, messageTo } from "../setup/inbox.ts";
import { newSession, signIn, usePortal } from "../setup/portal.ts";
import { useProductDatabase } from "../setup/product-database.ts";
import { totpOf } from "../setup/totp.ts";

const portal = usePortal();
const database = useProductDatabase();

it("sets up an authenticator app, and asks for its code at the next sign-in", { timeout: 120_000 }, async () => {
  const page = await portal.as("anil.bhosale", { permissions: ["clipboard-read", "clipboard-write"] });
  const faults = await collectFaults(page);
  await openAccount(page);
  await page.getByRole("button", { name: "Set up: Authenticator app" }).click();
  await page.getByRole("img", { name: /^Picture for the camera/ }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await enterTurnOn(page, "000000");
  await page.getByRole("alert").waitFor();
  await page.getByRole("button", { name: "Copy the key" }).click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  const secret = await page.evaluate(() => navigator.clipboard.readText());
  await enterTurnOn(page, totpOf(secret));

  const list = page.getByRole("list", { name: "Your backup codes" });
  await list.waitFor();
  expect(await violationsOf(page)).toEqual([]);
  const codes = await list.locator("code").allInnerTexts();
  expect(codes).toHaveLength(10);
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  const file = await text(await (await saved).createReadStream());
  for (const code of codes) expect(file).toContain(code);
  await page.getByRole("button", { name: "I have kept them" }).click();
  await page.getByText("10 left").waitFor();

  await signOut(page);
  await signIn(page, "anil.bhosale");
  await secondStep(page);
  expect(await violationsOf(page)).toEqual([]);
  await enterFactor(page, "12345");
  await page.getByText("Enter the six digits that the app shows now.").waitFor();
  await enterFactor(page, totpOf(secret, 1));
  await page.getByRole("button", { name: /^Account: Anil Bhosale/ }).waitFor();
  expect(faults).toEqual([]);
});

it("lets in with a backup code, trusts the browser then, and asks for a factor before one is turned off", {
  timeout: 120_000,
}, async () => {
  const page = await portal.as("deepa.iyer");
  await openAccount(page);
  const { codes } = await turnOnApp(page);
  await signOut(page);

  const other = await portal.open();
  await other.goto("/login");
  await signIn(other, "deepa.iyer");
  await secondStep(other);
  await other.getByRole("button", { name: "Use a backup code" }).click();
  await other.getByLabel("Trust this browser for 30 days").check();
  await enterFactor(other, codes[0]!.toLowerCase(), "Backup code");
  await other.getByRole("heading", { level: 1, name: "Hello, Deepa Iyer" }).waitFor();
  await signOut(other);
  await signIn(other, "deepa.iyer");
  await other.getByRole("heading", { level: 1, name: "Hello, Deepa Iyer" }).waitFor();

  await goTo(other, "/account");
  await other.getByText("9 left").waitFor();
  await other.getByRole("list", { name: "Trusted browsers" }).getByText("This browser").waitFor();
  await other.getByRole("button", { name: "Turn off: Authenticator app" }).click();
  await other.getByRole("dialog").getByRole("button", { name: "Turn off" }).click();
  const asked = other.getByRole("dialog", { name: "Prove again that it is you" });
  await asked.waitFor();
  expect(await violationsOf(other)).toEqual([]);
  await asked.getByRole("button", { name: "Use a backup code" }).click();
  await asked.getByLabel("Backup code").fill(codes[0]!);
  await asked.getByRole("button", { name: "Confirm" }).click();
  await asked.getByRole("alert").waitFor();
  await asked.getByLabel("Backup code").fill(codes[1]!);
  await asked.getByRole("button", { name: "Confirm" }).click();
  await other.getByText("It is turned off.").waitFor();
});

it("asks for codes by SMS and by e-mail, whichever somebody likes better", { timeout: 120_000 }, async () => {
  const phone = `+9196${String(Date.now()).slice(-8)}`;
  const email = "harpreet.kaur@demo.casegraph.dev";
  const page = await portal.as("harpreet.kaur");
  await openAccount(page);
  await page.getByText("Confirm a phone number under Contacts first.").waitFor();
  await database.query(
    `update identity.users set phone = $2, phone_verified_at = now(), email_verified_at = now() where email = $1`,
    [email, phone],
  );
  // All tests of a run share one network, which may ask for twenty codes in an hour.
  await database.query("delete from identity.limits where key like $1", ["code-network:%"]);
  await page.reload();

  await setUpCodes(page, "Set up: Codes by SMS", phone);
  await page.getByRole("button", { name: "I have kept them" }).click();
  await setUpCodes(page, "Set up: Codes by e-mail", email);
  await page.getByRole("button", { name: "Ask first: Codes by e-mail" }).click();
  await page.getByText("It is asked first from now on.").waitFor();
  await signOut(page);

  await signIn(page, "harpreet.kaur");
  await secondStep(page);
  let before = await messagesTo(email);
  await page.getByRole("button", { name: "Send the code" }).click();
  const mailed = await codeTo(email, before);
  before = await messagesTo(phone);
  await page.getByRole("button", { name: /^Send me a code by SMS to / }).click();
  const code = await codeTo(phone, before);
  await enterFactor(page, mailed === code ? "000000" : mailed);
  await page.getByRole("alert").waitFor();
  await enterFactor(page, code);
  await page.getByRole("heading", { level: 1, name: "Hello, Harpreet Kaur" }).waitFor();
});

it("has whoever needs a second factor set one up before they are in", { timeout: 120_000 }, async () => {
  const id = await idOf("Joseph D'Souza");
  await (await newAdmin()).must("mutation($input: RequireFactor!) { requireFactor(input: $input) { id } }", {
    input: { userId: id, required: true, reason: "Works from home" },
  });
  const page = await portal.open();
  await page.goto("/login");
  await signIn(page, "joseph.dsouza");
  await page.getByRole("heading", { level: 1, name: "Set up a second factor" }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole("button", { name: /^Authenticator app/ }).click();
  await page.getByRole("button", { name: "Back" }).click();
  await page.getByRole("button", { name: /^Authenticator app/ }).click();
  await confirmApp(page);
  await page.getByRole("heading", { level: 1, name: "Hello, Joseph D'Souza" }).waitFor();

  await goTo(page, "/account");
  await page.getByText("Your role needs a second factor: the last one that counts cannot be turned off.").waitFor();
});

it("gives somebody who lost everything a new beginning once two administrators agree", {
  timeout: 180_000,
}, async () => {
  const page = await portal.as("lakshmi.rao");
  await openAccount(page);
  await turnOnApp(page);
  await becomeAdmin("Mohan Patil");
  const email = "lakshmi.rao@demo.casegraph.dev";
  const before = await messagesTo(email);

  const first = await portal.open({ storageState: await newSession("admin") });
  await first.goto("/people");
  await first.getByRole("searchbox", { name: "Search by name" }).fill("Lakshmi");
  await first.getByRole("link", { name: "Lakshmi Rao" }).click();
  await first.getByRole("button", { name: "Ask for a new beginning" }).click();
  await first
    .getByRole("dialog")
    .getByLabel(/^Why, and how/)
    .fill("She came to the office with her passport.");
  await first.getByRole("dialog").getByRole("button", { name: "Ask for it" }).click();
  await first.getByText("You asked for it: another administrator decides.").waitFor();
  await messageTo(email, before, /asked to remove every second factor/);

  const second = await portal.open();
  await second.goto("/people/recoveries");
  await signIn(second, "mohan.patil");
  await second.getByText("She came to the office with her passport.").waitFor();
  expect(await violationsOf(second)).toEqual([]);
  await second.getByRole("button", { name: "Approve the new beginning of Lakshmi Rao" }).click();
  await second.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await second.getByText("Done. They set up a new second factor at their next sign-in.").waitFor();

  await page.goto("/account");
  await signIn(page, "lakshmi.rao");
  await page.getByRole("heading", { level: 1, name: "Set up a second factor" }).waitFor();
});

it("shows administrators who has what, and unlocks who was locked out", { timeout: 120_000 }, async () => {
  const id = await idOf("Nasreen Khan");
  await lockOut("nasreen.khan");
  const page = await portal.open({ storageState: await newSession("admin") });
  await page.goto(`/people/${id}`);
  await page.getByText("Locked out").waitFor();
  await page.getByRole("button", { name: "Unlock" }).click();
  await page.getByRole("dialog").getByLabel("Why").fill("She called and named her last case.");
  await page.getByRole("dialog").getByRole("button", { name: "Unlock" }).click();
  await page.getByText("They can try again at once.", { exact: true }).waitFor();
  await page.getByText("Locked out").waitFor({ state: "detached" });

  await goTo(page, "/people/policy");
  const role = page.getByRole("region", { name: "Contributor" });
  await role.getByLabel("Days a browser may be trusted").fill("14");
  await role.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved", { exact: true }).waitFor();
  await page.reload();
  await expect.poll(() => role.getByLabel("Days a browser may be trusted").inputValue()).toBe("14");
});

async function enterTurnOn(page: Page, code: string): Promise<void> {
  await page.getByLabel("Six-digit code").fill(code);
  await page.getByRole("button", { name: "Turn on", exact: true }).click();
}

async function setUpCodes(page: Page, opener: string, address: string): Promise<void> {
  const before = await messagesTo(address);
  await page.getByRole("button", { name: opener }).click();
  await page.getByRole("button", { name: "Send the code" }).click();
  await enterTurnOn(page, await codeTo(address, before));
}

async function idOf(name: string): Promise<string> {
  const admin = await portal.api("admin");
  const { users } = await admin.must(
    "query($text: String!) { users(filter: { text: $text }) { edges { node { id } } } }",
    {
      text: name,
    },
  );
  return users.edges[0].node.id;
}

/** An administrator who has just proven who they are. */
async function newAdmin(): Promise<Api> {
  const api = new Api(portal.url);
  await api.signIn("admin@demo.casegraph.dev", DEMO_PASSWORD);
  return api;
}

async function becomeAdmin(name: string): Promise<void> {
  const admin = await newAdmin();
  const id = await idOf(name);
  const { user } = await admin.must("query($id: ID!) { user(id: $id) { version } }", { id });
  await admin.must("mutation($input: ChangeRoles!) { changeRoles(input: $input) { id } }", {
    input: { id, roles: ["ADMIN"], reason: "Stands in for a colleague", version: user.version },
  });
}

async function lockOut(account: string): Promise<void> {
  const query = `mutation($input: SignIn!) { signIn(input: $input) { ... on Refused { code } } }`;
  const input = { identifier: `${account}@demo.casegraph.dev`, password: "not the password" };
  for (let n = 0; n < 6; n++) {
    await fetch(`${portal.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query, variables: { input } }),
    });
  }
}
