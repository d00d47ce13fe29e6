import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violationsOf } from "../setup/axe.ts";
import { enterCode, newPhone, PASSWORD, registered } from "../setup/entry.ts";
import { codeTo, messagesTo } from "../setup/inbox.ts";
import { usePortal } from "../setup/portal.ts";
import { useProductDatabase } from "../setup/product-database.ts";

const portal = usePortal();
const database = useProductDatabase();

it("asks again for the password before a number is added, which then goes on by itself", async () => {
  const { page, phone } = await addingPhone("Meenal Joshi");
  const dialog = stepUpOn(page);
  await dialog.waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await dialog.getByLabel("Password").fill("not the password");
  await page.keyboard.press("Enter");
  await dialog.getByText("This is not your password. Try again, or ask for a code.").waitFor();
  expect(await messagesTo(phone)).toEqual([]);

  await dialog.getByLabel("Password").fill(PASSWORD);
  await dialog.getByRole("button", { name: "Confirm" }).click();

  await dialog.waitFor({ state: "detached" });
  await enterCode(page, await codeTo(phone));
  await page.getByText(`${phone} is yours now.`).waitFor();
});

it("takes a code instead of the password", async () => {
  const { page, phone, email } = await addingPhone("Arif Shaikh");
  const dialog = stepUpOn(page);
  const before = await messagesTo(email);
  await dialog.getByRole("button", { name: "Send me a code instead" }).click();
  const code = await codeTo(email, before);
  await dialog.getByLabel("Six-digit code").fill(code);
  await dialog.getByRole("button", { name: "Confirm" }).click();

  await dialog.waitFor({ state: "detached" });
  await page.getByText(/is on its way to/).waitFor();
  expect(await codeTo(phone)).toMatch(/^\d{6}$/);
});

it("leaves everything as it was when somebody declines with Escape, and asks again the next time", async () => {
  const { page, phone } = await addingPhone("Ritu Verma");
  await stepUpOn(page).waitFor();
  await page.keyboard.press("Escape");
  await stepUpOn(page).waitFor({ state: "detached" });
  await page.getByText("Nothing was changed: it was not confirmed that it is you.").waitFor();
  expect(await page.getByLabel("New phone number").inputValue()).toBe(phone);
  expect(await messagesTo(phone)).toEqual([]);

  await page.getByRole("button", { name: "Send a code" }).click();
  await stepUpOn(page).waitFor();
});

it("says so to who has nothing to prove it with, and what to do", async () => {
  const { page, phone } = await addingPhone("Nita Bose", async (owner) => {
    await database.query(
      "delete from identity.credentials where user_id = (select id from identity.users where email = $1)",
      [owner],
    );
    await database.query("update identity.users set email = null where email = $1", [owner]);
  });
  const dialog = stepUpOn(page);
  await dialog.getByText("There is nothing left that you could prove it with").waitFor();
  expect(await violationsOf(page)).toEqual([]);

  await page.keyboard.press("Escape");

  await dialog.waitFor({ state: "detached" });
  expect(await messagesTo(phone)).toEqual([]);
});

/** Somebody who signed in a while ago and asks for a code to a number of theirs. */
async function addingPhone(name: string, before = async (_email: string) => {}) {
  const phone = newPhone().e164;
  const { email, storageState } = await registered(name);
  await database.query(
    `update identity.sessions set stepped_up_at = now() - interval '6 minutes'
     where user_id = (select id from identity.users where email = $1)`,
    [email],
  );
  await before(email);
  const page = await portal.open({ storageState });
  await page.goto("/account");
  await page.getByRole("button", { name: "Add a phone number" }).click();
  await page.getByLabel("New phone number").fill(phone);
  await page.getByRole("button", { name: "Send a code" }).click();
  return { page, phone, email };
}

function stepUpOn(page: Page) {
  return page.getByRole("dialog", { name: "Prove again that it is you" });
}
