import pg from "pg";
import type { Page } from "playwright-core";
import { afterEach, beforeEach, expect, inject, it } from "vitest";
import { startPostgres } from "../../standalone/postgres/postgres.ts";
import { violationsOf } from "../setup/axe.ts";
import { collectFaults } from "../setup/faults.ts";
import { usePortal } from "../setup/portal.ts";

const portal = usePortal();
const PATIENCE = { timeout: 20_000 };
const TEST_MS = 120_000;
let database: pg.Client;

beforeEach(async () => {
  const { url } = await startPostgres({ dataDir: inject("browser").dataDir, share: true });
  database = new pg.Client({ connectionString: url });
  await database.connect();
});
afterEach(async () => {
  await database.query("update agents.agents set enabled = true");
  await database.end();
});

const item = (page: Page, title: string) => page.getByRole("listitem", { name: title, exact: true });

it("shows what each agent does, with which rights at most, and what went wrong in plain words; a look now mends it", {
  timeout: TEST_MS,
}, async () => {
  await database.query(
    `update agents.agents set health = 'FAILING', probed_at = now() - interval '2 hours', last_error_code = 'UNAVAILABLE',
       last_error = 'The graph does not answer as it should.', last_error_at = now() - interval '2 hours'`,
  );
  const page = await portal.as("admin", { colorScheme: "light", viewport: { width: 1440, height: 900 } });
  const faults = await collectFaults(page);
  await page.goto("/");
  await page.getByRole("navigation").getByRole("link", { name: "Agents" }).click();

  const facts = item(page, "Case facts");
  await facts.getByText("Failing", { exact: true }).waitFor();
  await facts.getByText("Something that it needs could not be reached.").waitFor();
  await facts.getByText("The graph does not answer as it should.").waitFor();
  await facts.getByText("case:read-queue", { exact: true }).waitFor();
  await facts.getByText("case.read", { exact: true }).waitFor();
  await item(page, "Case risks").getByText("None: it computes on what it is given.").waitFor();
  expect(await violationsOf(page)).toEqual([]);

  await facts.getByRole("button", { name: "Check now: Case facts" }).click();
  await facts.getByText("Healthy", { exact: true }).waitFor(PATIENCE);
  await page.getByText("Case facts could work.").waitFor();
  expect(faults).toEqual([]);
});

it("switches one off after a question and on again by undo, by keyboard alone on a phone in the dark", {
  timeout: TEST_MS,
}, async () => {
  const page = await portal.as("admin", { colorScheme: "dark", viewport: { width: 390, height: 844 } });
  const faults = await collectFaults(page);
  await page.goto("/agents");
  const reminder = item(page, "Overdue reminder");
  await reminder.getByRole("button", { name: "Switch off: Overdue reminder" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Switch Overdue reminder off?" });
  await dialog.getByText("each run that needs it fails and says so").waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  expect(await reminder.getByText("Switched off", { exact: true }).count()).toBe(0);

  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Switch off" }).focus();
  await page.keyboard.press("Enter");
  await reminder.getByText("Switched off", { exact: true }).waitFor(PATIENCE);
  // It is offered for ten seconds.
  await page.getByRole("button", { name: "Undo" }).click();
  await reminder.getByText("Switched off", { exact: true }).waitFor({ state: "detached", ...PATIENCE });
  expect(await violationsOf(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);

  await reminder.getByRole("link", { name: "What happened to it" }).click();
  const entries = page.getByRole("list", { name: "Audit" }).getByRole("listitem");
  await entries.filter({ hasText: "switched an agent off" }).first().waitFor();
  await entries.filter({ hasText: "switched an agent on" }).first().waitFor();
  expect(faults).toEqual([]);
});

it("says who was first when somebody else was", { timeout: TEST_MS }, async () => {
  const page = await portal.as("admin");
  await page.goto("/agents");
  const actor = item(page, "Case actor");
  await actor.getByRole("button", { name: "Switch off: Case actor" }).waitFor();
  const api = await portal.api("admin");
  const { agents } = await api.must("{ agents { id title version } }");
  const { id, version } = agents.find(({ title }: { title: string }) => title === "Case actor");
  await api.must("mutation($input: SwitchAgent!) { disableAgent(input: $input) { id } }", { input: { id, version } });

  await actor.getByRole("button", { name: "Switch off: Case actor" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Switch off" }).click();

  const { me } = await api.must("{ me { displayName } }");
  await page
    .getByRole("alert")
    .filter({ hasText: `${me.displayName} switched it first.` })
    .waitFor(PATIENCE);
  await actor.getByRole("button", { name: "Switch on: Case actor" }).click(PATIENCE);
  await page.getByText("Case actor is switched on.").waitFor();
});

it("is to be looked at by officers and switched by nobody but those who operate agents; citizens have no such page", {
  timeout: TEST_MS,
}, async () => {
  const officer = await portal.as("officer");
  await officer.goto("/agents");
  await item(officer, "Case facts").waitFor();
  expect(await officer.getByRole("main").getByRole("button").count()).toBe(0);
  expect(await officer.getByRole("link", { name: "What happened to it" }).count()).toBe(0);

  const citizen = await portal.as("citizen");
  await citizen.goto("/agents");
  await citizen.getByRole("heading", { name: "This page is not part of your role" }).waitFor();
  expect(await citizen.getByRole("link", { name: "Agents" }).count()).toBe(0);
});
