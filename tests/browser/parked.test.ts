import pg from "pg";
import type { Page } from "playwright-core";
import { afterEach, beforeEach, expect, inject, it } from "vitest";
import { startPostgres } from "../../standalone/postgres/postgres.ts";
import { violationsOf } from "../setup/axe.ts";
import { collectFaults } from "../setup/faults.ts";
import { usePortal } from "../setup/portal.ts";

const portal = usePortal();
/** One decision after the other waits for what the server makes of it. */
const PATIENCE = { timeout: 20_000 };
let database: pg.Client;

beforeEach(async () => {
  const { url } = await startPostgres({ dataDir: inject("browser").dataDir, share: true });
  database = new pg.Client({ connectionString: url });
  await database.connect();
});
afterEach(async () => {
  await mend();
  await database.end();
});

it("shows what a reaction could not deal with; retried in vain it stays, mended it goes", async () => {
  const page = await portal.as("admin");
  const faults = await collectFaults(page);
  await page.goto("/");
  await page.getByRole("navigation").getByRole("link", { name: "Parked" }).click();
  await page.getByRole("heading", { name: "All is well" }).waitFor();

  const citizen = await poisonSomebody();
  await changeRoles(citizen, ["CITIZEN", "CONTRIBUTOR"]);
  await changeRoles(citizen, ["CITIZEN"]);
  const entry = page.getByRole("listitem").filter({ hasText: citizen });
  await entry
    .getByText("Being tried again")
    .or(entry.getByText("Parked", { exact: true }))
    .first()
    .waitFor();
  await entry.getByText("Parked", { exact: true }).first().waitFor();
  await entry.getByText("PostgreSQL P0001").waitFor();
  await entry.getByText("user.rightsChanged").waitFor();
  await entry.getByText("1 later entry about the same record waits").waitFor();
  expect(await attempts(entry)).toBe("4");

  await retry(page, "The database was mended.");
  await expect.poll(() => attempts(entry), PATIENCE).toBe("5");

  await mend();
  await retry(page);
  await page.getByRole("heading", { name: "All is well" }).waitFor();
  expect(faults).toEqual([]);
});

it("gives up on one with a reason, which the audit has", async () => {
  const citizen = await poisonSomebody();
  await changeRoles(citizen, ["CITIZEN", "CONTRIBUTOR"]);
  await changeRoles(citizen, ["CITIZEN"]);
  const page = await portal.as("admin", { colorScheme: "dark", viewport: { width: 390, height: 844 } });
  const faults = await collectFaults(page);
  await page.goto("/parked");
  const release = page.getByRole("listitem").getByRole("button", { name: "Release" });
  await page.getByRole("listitem").getByRole("button", { name: "Try again" }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await mend();

  await release.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Give up on this entry?" });
  await dialog.getByRole("button", { name: "Release" }).click();
  expect(
    await dialog
      .getByRole("textbox", { name: "Reason" })
      .evaluate((field: HTMLTextAreaElement) => field.validity.valid),
  ).toBe(false);
  await dialog.getByRole("textbox", { name: "Reason" }).fill("The account is a test.");
  expect(await violationsOf(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Release" }).click();
  await page.getByRole("heading", { name: "All is well" }).waitFor();

  await page.goto(
    `/audit?${new URLSearchParams({ filter: JSON.stringify({ aboutId: citizen, event: "reaction." }) })}`,
  );
  const released = page.getByRole("list", { name: "Audit" }).getByRole("listitem").first();
  await released.getByText("released a parked entry").waitFor();
  await released.getByRole("button").click();
  await released.getByText("The account is a test.").waitFor();
  expect(faults).toEqual([]);
});

it("is an auditor's to look at, and nobody else's", async () => {
  const citizen = await poisonSomebody();
  await changeRoles(citizen, ["CITIZEN", "CONTRIBUTOR"]);
  const auditor = await portal.as("auditor");
  await auditor.goto("/parked");
  const entry = auditor.getByRole("listitem").filter({ hasText: citizen });
  await entry.getByText("Parked", { exact: true }).first().waitFor();
  expect(
    await auditor
      .getByRole("main")
      .getByRole("button", { name: /Try again|Release/ })
      .count(),
  ).toBe(0);

  const officer = await portal.as("officer");
  await officer.goto("/parked");
  await officer.getByRole("heading", { name: "This page is not part of your role" }).waitFor();
  expect(await officer.getByRole("link", { name: "Parked" }).count()).toBe(0);

  await mend();
  const admin = await portal.as("admin");
  await admin.goto("/parked");
  await retry(admin);
  await admin.getByRole("heading", { name: "All is well" }).waitFor();
  await changeRoles(citizen, ["CITIZEN"]);
});

async function retry(page: Page, reason = ""): Promise<void> {
  await page.getByRole("listitem").getByRole("button", { name: "Try again" }).click();
  const dialog = page.getByRole("dialog", { name: "Try this entry again?" });
  await dialog.getByRole("textbox").fill(reason);
  await dialog.getByRole("button", { name: "Try again" }).click();
  await dialog.waitFor({ state: "detached" });
}

async function attempts(entry: ReturnType<Page["locator"]>): Promise<string | undefined> {
  return /Attempts\s+(\d+)/.exec(await entry.innerText())?.[1];
}

/** Makes cases' own table refuse whatever is about one citizen; who that is. */
async function poisonSomebody(): Promise<string> {
  const admin = await portal.api("admin");
  const { users } = await admin.must(
    "{ users(first: 100, filter: { role: CITIZEN }) { edges { node { id email } } } }",
  );
  const { id } = users.edges.find(({ node }: { node: { email: string } }) => !node.email.startsWith("citizen@")).node;
  await database.query(`create or replace function cases.refuse_one() returns trigger language plpgsql as $$
      begin if new.user_id = '${id}' then raise exception 'refused'; end if; return new; end $$;
    create or replace trigger refuse_one before insert or update on cases.workers
      for each row execute function cases.refuse_one()`);
  return id;
}

async function mend(): Promise<void> {
  await database.query("drop trigger if exists refuse_one on cases.workers");
}

async function changeRoles(id: string, roles: string[]): Promise<void> {
  const admin = await portal.api("admin");
  const { user } = await admin.must("query($id: ID!) { user(id: $id) { version } }", { id });
  const input = { id, version: user.version, roles, reason: "For the test." };
  await admin.must("mutation($input: ChangeRoles!) { changeRoles(input: $input) { id } }", { input });
}
