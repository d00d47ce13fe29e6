import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { collectFaults } from "../setup/faults.ts";
import { codeTo, messagesTo } from "../setup/inbox.ts";
import { isDark } from "../setup/looks.ts";
import { newSession, usePortal } from "../setup/portal.ts";

const portal = usePortal();

it("is reached from the menu, and shows who one is and how one signs in", async () => {
  const page = await portal.as("officer2");
  const faults = await collectFaults(page);
  await page.goto("/");
  await page.getByRole("button", { name: /^Account:/ }).click();
  await page.getByRole("menuitem", { name: "My account" }).click();
  await page.getByRole("heading", { level: 1, name: "My account" }).waitFor();
  await page.getByText("officer2@demo.casegraph.dev").waitFor();
  await page.getByRole("button", { name: "Change the password" }).waitFor();
  expect(faults).toEqual([]);
});

it("keeps the theme and the time zone at the server", async () => {
  const page = await account("kiran.thorat");
  await page.getByRole("combobox", { name: "Theme" }).click();
  await page.getByRole("option", { name: "Dark" }).click();
  await isDark(page);
  await page.getByRole("combobox", { name: "Time zone" }).selectOption("America/New_York");

  await expect
    .poll(async () => (await (await portal.api("kiran.thorat")).must("{ me { theme timeZone } }")).me)
    .toEqual({ theme: "DARK", timeZone: "America/New_York" });
  const elsewhere = await account("kiran.thorat");
  await isDark(elsewhere);
});

it("changes the profile", async () => {
  const page = await account("citizen");
  await page.getByLabel("Place where you live").fill("Satara");
  await page.getByRole("region", { name: "Profile" }).getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved", { exact: true }).waitFor();
  await page.reload();
  await expect.poll(() => page.getByLabel("Place where you live").inputValue()).toBe("Satara");
});

it("adds a phone number once its code was entered", async () => {
  const phone = `+9197${String(Date.now()).slice(-8)}`;
  const page = await account("ganesh.mane");
  await page.getByRole("button", { name: "Add a phone number" }).click();
  await page.getByLabel("New phone number").fill(phone);
  const before = await messagesTo(phone);
  await page.getByRole("button", { name: "Send a code" }).click();
  const code = await codeTo(phone, before);
  await page.getByLabel("Six-digit code").fill(code);
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  await page.getByText(`${phone} is yours now.`).waitFor();
});

it("says in words why a password is not taken, and keeps the current one", async () => {
  const page = await account("officer2");
  await page.getByRole("button", { name: "Change the password" }).click();
  await page.getByLabel("Current password").fill("something");
  await page.getByRole("textbox", { name: "New password" }).fill("short");
  await page.getByRole("region", { name: "Password" }).getByRole("button", { name: "Save" }).click();
  await page.getByText(/^It is too short/).waitFor();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute("autocomplete")))
    .toBe("new-password");
});

async function account(name: Parameters<typeof newSession>[0]): Promise<Page> {
  const page = await portal.open({ storageState: await newSession(name) });
  await page.goto("/account");
  await page.getByRole("heading", { level: 1, name: "My account" }).waitFor();
  return page;
}
