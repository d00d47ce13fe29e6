import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violationsOf } from "../setup/axe.ts";
import { openAccount, secondStep, signOut } from "../setup/factors.ts";
import { collectFaults } from "../setup/faults.ts";
import { goTo } from "../setup/go.ts";
import { signIn, usePortal } from "../setup/portal.ts";
import { addAuthenticator, type VirtualAuthenticator } from "../setup/virtual-authenticator.ts";

const portal = usePortal();

it("adds a passkey by a name, signs in with what the browser fills in, renames it and removes it", {
  timeout: 120_000,
}, async () => {
  const page = await portal.as("pooja.sawant");
  const faults = await collectFaults(page);
  const authenticator = await addAuthenticator(page, { isTouched: false });
  await openAccount(page);
  await addPasskey(page, "Laptop", authenticator);
  expect(await authenticator.count()).toBe(1);
  expect(await violationsOf(page)).toEqual([]);
  await authenticator.touch(false);
  await signOut(page);

  // What is asked from here on finds it touched: what was asked before may wait for ever.
  await authenticator.touch(true);
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Hello, Pooja Sawant" }).waitFor();

  await goTo(page, "/account");
  await page.getByRole("button", { name: "Rename the passkey Laptop" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Office laptop");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Remove the passkey Office laptop" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await page.getByText("It is removed.").waitFor();
  await page.getByText("You have none yet.").waitFor();
  expect(faults).toEqual([]);
});

it("takes a passkey as the second step after the password", { timeout: 120_000 }, async () => {
  const page = await portal.as("rajesh.jadhav");
  const authenticator = await addAuthenticator(page);
  await openAccount(page);
  await addPasskey(page, "Phone", authenticator);
  await authenticator.touch(false);
  await signOut(page);

  await signIn(page, "rajesh.jadhav");
  await secondStep(page);
  expect(await violationsOf(page)).toEqual([]);
  await authenticator.touch(true);
  await page.getByRole("button", { name: "Use the passkey" }).click();
  await page.getByRole("heading", { level: 1, name: "Hello, Rajesh Jadhav" }).waitFor();
});

it("signs in by the button where the browser fills nothing in", { timeout: 120_000 }, async () => {
  const page = await portal.as("tara.fernandes");
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => false;
  });
  const authenticator = await addAuthenticator(page);
  await openAccount(page);
  await addPasskey(page, "Tablet", authenticator);
  await signOut(page);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.getByRole("heading", { level: 1, name: "Hello, Tara Fernandes" }).waitFor();
});

/** Adds a passkey on the page of one's own account; the codes that come with a first factor are kept. */
async function addPasskey(page: Page, name: string, authenticator: VirtualAuthenticator): Promise<void> {
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill(name);
  await authenticator.touch(true);
  await page.getByRole("button", { name: "Make the passkey" }).click();
  await page.getByRole("button", { name: "I have kept them" }).click();
  await page.getByRole("list", { name: "Passkeys" }).getByText(name).waitFor();
}
