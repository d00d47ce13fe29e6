import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { ANOTHER, enterByPassword, greeted, identify, newEmail, register } from "../setup/entry.ts";
import { codeTo, messagesTo } from "../setup/inbox.ts";
import { fromAnotherNetwork } from "../setup/network.ts";
import { usePortal } from "../setup/portal.ts";

const portal = usePortal();

const AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

/** In the order in which it happened; what is said of codes and letters stands between. */
const STORY = [
  "created the account",
  "confirmed an address or number",
  "proved who they are",
  "signed in",
  "signed in",
  "was refused at sign-in",
  "was locked out for a while",
  "ended a session",
  "chose a new password for a forgotten one",
  "signed in",
];

it("tells an administrator the whole story of an account: made, confirmed, used, guessed at, locked, recovered", async () => {
  const email = newEmail();
  const name = `Yashwant ${email}`;
  const from = fromAnotherNetwork();
  const page = await portal.open({ userAgent: AGENT, extraHTTPHeaders: from });
  await register(page, name, email);
  const elsewhere = await portal.open({ userAgent: AGENT, extraHTTPHeaders: from });
  await enterByPassword(elsewhere, email);
  await greeted(elsewhere, name);
  const guessing = await portal.open({ userAgent: AGENT, extraHTTPHeaders: from });
  await guessUntilLocked(guessing, email);
  await recover(guessing, email);
  await greeted(guessing, name);

  const admins = await portal.as("admin");
  await admins.goto("/audit");
  await admins.getByRole("button", { name: "Person", exact: true }).click();
  await admins.getByRole("combobox", { name: "Person" }).fill(name);
  await admins.getByRole("option", { name }).click();
  await admins.getByRole("button", { name: `Person: ${name}` }).waitFor();

  const entries = admins.getByRole("list", { name: "Audit" }).getByRole("listitem");
  await expect.poll(async () => missing(await entries.allInnerTexts()), { timeout: 20_000 }).toEqual([]);
  const locked = entries.filter({ hasText: "signIn.locked" });
  await locked.getByRole("button").click();
  await locked.getByText(from["x-forwarded-for"], { exact: true }).waitFor();
  await locked.getByText(AGENT).waitFor();
});

async function guessUntilLocked(page: Page, email: string): Promise<void> {
  await page.goto("/login");
  await identify(page, email);
  const alert = page.getByRole("alert");
  for (let guess = 0; guess < 6; guess++) {
    await page.getByLabel("Password").fill(`no word of theirs ${guess}`);
    const answered = page.waitForResponse((response) => response.url().endsWith("/graphql"));
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await answered;
    await alert.waitFor();
  }
  await alert.getByText("Too many attempts. Wait a while, then try again.").waitFor();
}

async function recover(page: Page, email: string): Promise<void> {
  const before = await messagesTo(email);
  await page.getByRole("button", { name: "Forgotten your password?" }).click();
  await page.getByLabel("Six-digit code").fill(await codeTo(email, before));
  await page.getByRole("textbox", { name: "New password" }).fill(ANOTHER);
  await page.getByRole("button", { name: "Save and sign in" }).click();
}

/** What of the story is not told, in its order, by what is shown with the newest first. */
function missing(shown: readonly string[]): string[] {
  const told = shown.toReversed();
  return STORY.filter((part) => {
    const at = told.findIndex((text) => text.includes(part));
    if (at >= 0) told.splice(0, at + 1);
    return at < 0;
  });
}
