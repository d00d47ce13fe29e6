import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import {
  beginRegistration,
  enterByCode,
  enterByPassword,
  enterCode,
  greeted,
  newPhone,
  PASSWORD,
  registered,
} from "../setup/entry.ts";
import { collectFaults } from "../setup/faults.ts";
import { codeTo, messagesTo, messageTo } from "../setup/inbox.ts";
import { usePortal } from "../setup/portal.ts";
import { useProductDatabase } from "../setup/product-database.ts";

const portal = usePortal();
const database = useProductDatabase();

it("asks whoever has the number of an account that was long unused for its password", async () => {
  const phone = newPhone();
  const owners = await portal.open();
  await owners.goto("/login");
  await beginRegistration(owners, phone.written, "Nandini Bose");
  await enterCode(owners, await codeTo(phone.e164));
  await greeted(owners, "Nandini Bose");
  await leftForMonths(owners, phone.e164);
  const page = await portal.open();
  const faults = await collectFaults(page);

  await enterByCode(page, phone.written, phone.e164);
  await asked(page);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("alert").getByText("The address or the password is not right.").waitFor();
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();

  await greeted(page, "Nandini Bose");
  expect(faults).toEqual([]);
});

it("lets whoever was given the number begin anew, and tells its former owner, who keeps their account", async () => {
  const phone = newPhone();
  const { email, storageState } = await registered("Suresh Pillai");
  const owners = await portal.open({ storageState });
  await addPhone(owners, phone.e164);
  await leftForMonths(owners, phone.e164);
  const before = await messagesTo(email);
  const page = await portal.open();

  await enterByCode(page, phone.written, phone.e164);
  await asked(page);
  await page.getByRole("button", { name: "I am new here" }).click();

  await greeted(page, "Citizen");
  await messageTo(email, before, /telephone number of your account/);
  const formers = await portal.open();
  await enterByPassword(formers, email);
  await greeted(formers, "Suresh Pillai");
  await formers.goto("/account");
  await formers.getByRole("button", { name: "Add a phone number" }).waitFor();
});

it("takes a code to the e-mail address of the account instead", async () => {
  const phone = newPhone();
  const { email, storageState } = await registered("Farida Begum");
  const owners = await portal.open({ storageState });
  await addPhone(owners, phone.e164);
  await leftForMonths(owners, phone.e164);
  const page = await portal.open();

  await enterByCode(page, phone.written, phone.e164);
  await asked(page);
  const before = await messagesTo(email);
  await page.getByLabel("E-mail address of the account").fill(email);
  await page.getByRole("button", { name: "Send me a code by e-mail" }).click();
  await enterCode(page, await codeTo(email, before));

  await greeted(page, "Farida Begum");
});

async function asked(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1, name: "Is this account yours?" }).waitFor();
}

async function addPhone(page: Page, phone: string): Promise<void> {
  await page.goto("/account");
  await page.getByRole("button", { name: "Add a phone number" }).click();
  await page.getByLabel("New phone number").fill(phone);
  await page.getByRole("button", { name: "Send a code" }).click();
  await enterCode(page, await codeTo(phone));
  await page.getByText(`${phone} is yours now.`).waitFor();
}

async function leftForMonths(page: Page, phone: string): Promise<void> {
  await page.close();
  await database.query(
    `with unused as (update identity.users set created_at = now() - interval '100 days',
       phone_verified_at = now() - interval '100 days' where phone = $1 returning id)
     update identity.sessions set last_seen_at = now() - interval '100 days' where user_id in (select id from unused)`,
    [phone],
  );
}
