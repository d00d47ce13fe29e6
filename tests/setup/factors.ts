import type { Page } from "playwright-core";
import { expect } from "vitest";
import { totpOf } from "./totp.ts";

/** The key of an authenticator app that was just set up, and the codes that came with the first factor. */
interface SetUp {
  readonly secret: string;
  readonly codes: readonly string[];
}

/** Goes to one's own account. */
export async function openAccount(page: Page): Promise<void> {
  await page.goto("/account");
  await page.getByRole("region", { name: "Second factor" }).waitFor();
}

/** Signs out by the menu. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Account:/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
}

/** Sets up an authenticator app on the page of one's own account. */
export async function turnOnApp(page: Page): Promise<SetUp> {
  await page.getByRole("button", { name: "Set up: Authenticator app" }).click();
  return confirmApp(page);
}

/** From the picture of the key to the backup codes, which are kept. */
export async function confirmApp(page: Page): Promise<SetUp> {
  const secret = (await page.locator("code").first().innerText()).replaceAll(" ", "");
  await page.getByLabel("Six-digit code").fill(totpOf(secret));
  await page.getByRole("button", { name: "Turn on", exact: true }).click();
  const list = page.getByRole("list", { name: "Your backup codes" });
  await list.waitFor();
  const codes = await list.locator("code").allInnerTexts();
  expect(new Set(codes).size).toBe(10);
  await page.getByRole("button", { name: "I have kept them" }).click();
  return { secret, codes };
}

/** Gives the code that is asked for as the second step. */
export async function enterFactor(page: Page, code: string, label = "Six-digit code"): Promise<void> {
  await page.getByLabel(label).fill(code);
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
}

/** Waits for the second step of a sign-in. */
export async function secondStep(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1, name: "One more step" }).waitFor();
}
