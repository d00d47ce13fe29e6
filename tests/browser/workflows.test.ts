import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violationsOf } from "../setup/axe.ts";
import { createCase, newWord } from "../setup/cases.ts";
import { collectFaults } from "../setup/faults.ts";
import { usePortal } from "../setup/portal.ts";

const portal = usePortal();
const PATIENCE = { timeout: 20_000 };
const TEST_MS = 120_000;
const DESK = { width: 1440, height: 900 };
/** A value that the workflow is not given. */
const NOTHING = `"\${input.nothing}"`;
const BRIEF = "f10e0000-0000-4000-8000-000000000001";
const SWEEP = "f10e0000-0000-4000-8000-000000000002";

const editor = (page: Page) => page.getByRole("textbox", { name: "Definition (JSON)" });
const mistakes = (page: Page) => page.getByRole("list", { name: "Mistakes" }).getByRole("button");
const sound = (page: Page) => page.getByText("No mistakes: it could be saved.").waitFor(PATIENCE);

it("marks every mistake while it is written, and leads to it by press and by key", { timeout: TEST_MS }, async () => {
  const page = await portal.as("admin", { colorScheme: "light", viewport: DESK });
  const faults = await collectFaults(page);
  await page.goto("/");
  await page.getByRole("navigation").getByRole("link", { name: "Workflows" }).click();
  await page.getByRole("link", { name: "New workflow" }).click();
  await sound(page);
  expect(await violationsOf(page)).toEqual([]);

  const text = await editor(page).inputValue();
  await editor(page).fill(text.replace('"case-facts"', '"case-fact"').replace('"key": "facts"', '"key": "Facts!"'));
  await expect.poll(() => mistakes(page).count(), PATIENCE).toBe(1);
  await mistakes(page).first().getByText("Line 7, column 14").waitFor();
  await editor(page).fill(text.replace('"case-facts"', '"case-fact"').replace("input.caseId", "input.nothing"));
  await expect.poll(() => mistakes(page).count(), PATIENCE).toBe(2);
  await mistakes(page).first().getByText("There is no agent case-fact: take one of case-facts,").waitFor();
  expect(await page.locator("mark").allTextContents()).toEqual(['"case-fact"', NOTHING]);
  expect(await violationsOf(page)).toEqual([]);

  await mistakes(page).nth(1).click();
  expect(await selected(page)).toBe(NOTHING);
  await page.keyboard.press("F8");
  expect(await selected(page)).toBe('"case-fact"');
  await page.keyboard.press("Shift+F8");
  expect(await selected(page)).toBe(NOTHING);

  await editor(page).fill(`${text}]`);
  await mistakes(page)
    .first()
    .getByText("Nothing may follow the end of the definition: take this away.")
    .waitFor(PATIENCE);
  await editor(page).fill(text);
  await sound(page);
  expect(await mistakes(page).count()).toBe(0);
  await page.getByText("JSON schema", { exact: true }).click();
  await page.getByRole("region", { name: "JSON schema" }).getByText("A workflow of Casegraph").waitFor();
  expect(faults).toEqual([]);
});

it("makes a new version with each saving, and shows what differs between any two", { timeout: TEST_MS }, async () => {
  const page = await portal.as("admin", { colorScheme: "dark", viewport: DESK });
  const faults = await collectFaults(page);
  const name = newWord();
  await page.goto("/workflows/create");
  await sound(page);
  const text = (await editor(page).inputValue()).replace("my-workflow", name).replace("My workflow", `Trial ${name}`);
  await editor(page).fill(text);
  await page.getByText("Not saved yet").waitFor();
  await page.getByRole("button", { name: "Create" }).click();
  await page.getByRole("heading", { level: 1, name: `Trial ${name}` }).waitFor(PATIENCE);

  await page.getByRole("link", { name: "Edit" }).click();
  for (const said of ["It gathers.", "It gathers and waits."]) {
    await editor(page).fill(text.replace("What it is for.", said));
    await page.keyboard.press("Control+s");
    await page.getByText("Not saved yet").waitFor({ state: "detached", ...PATIENCE });
  }
  await page.getByText("Version 3 is saved").waitFor();
  await page.getByRole("link", { name: "Cancel" }).click();
  await page.getByRole("tab", { name: "Versions" }).click();

  const list = page.getByRole("list", { name: "Versions that were saved" }).getByRole("listitem");
  await expect.poll(() => list.count(), PATIENCE).toBe(3);
  await expect
    .poll(() => changes(page), PATIENCE)
    .toEqual(['-  "description": "It gathers.",', '+  "description": "It gathers and waits.",']);
  await page.getByRole("button", { name: "Show what changed in version 2" }).click();
  await expect
    .poll(() => changes(page), PATIENCE)
    .toEqual(['-  "description": "What it is for.",', '+  "description": "It gathers.",']);
  await page.getByRole("combobox", { name: "with version" }).selectOption("3");
  await expect
    .poll(() => changes(page), PATIENCE)
    .toEqual(['-  "description": "What it is for.",', '+  "description": "It gathers and waits.",']);
  expect(page.url()).toContain("from=1&to=3");
  expect(await violationsOf(page)).toEqual([]);
  expect(faults).toEqual([]);
});

it("says who saved meanwhile, keeps the text, and saves it over theirs when somebody wants that", {
  timeout: TEST_MS,
}, async () => {
  const api = await portal.api("admin");
  const { id, text } = await create();
  const page = await portal.as("admin", { viewport: DESK });
  await page.goto(`/workflows/${id}`);
  await sound(page);
  const mine = text.replace("Theirs and mine", "Mine");
  await editor(page).fill(mine);
  await save(id, 1, text.replace("Theirs and mine", "Theirs"));

  await page.getByRole("button", { name: "Save as a new version" }).click();
  const dialog = page.getByRole("dialog", { name: "Somebody else saved first" });
  const { me } = await api.must("{ me { displayName } }");
  await dialog.getByText(me.displayName).waitFor(PATIENCE);
  await expect.poll(() => changes(page), PATIENCE).toEqual(['-  "title": "Theirs",', '+  "title": "Mine",']);
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  expect(await editor(page).inputValue()).toBe(mine);

  await page.getByRole("button", { name: "Save as a new version" }).click();
  await dialog.getByRole("button", { name: "Save mine as the newest" }).click();
  await page.getByText("Version 3 is saved").waitFor(PATIENCE);
  const { workflow } = await api.must("query($id: ID!) { workflow(id: $id) { text version } }", { id });
  expect(workflow).toEqual({ text: mine, version: 3 });
});

it("keeps what is typed while a version is being saved, and says that it is not saved yet", {
  timeout: TEST_MS,
}, async () => {
  const { id, text } = await create();
  const page = await portal.as("admin", { viewport: DESK });
  await page.goto(`/workflows/${id}`);
  await sound(page);
  const [sent, more] = [text.replace("Theirs and mine", "Sent"), text.replace("Theirs and mine", "Sent and more")];
  await editor(page).fill(sent);
  await sound(page);
  const requests = await holdBack(page);
  await page.getByRole("button", { name: "Save as a new version" }).click();
  await requests.one;
  await editor(page).fill(more);
  requests.letGo();

  await page.getByText("Version 2 is saved").waitFor(PATIENCE);
  expect(await editor(page).inputValue()).toBe(more);
  await page.getByText("Not saved yet").waitFor();
  await page.getByRole("button", { name: "Save as a new version" }).click();
  await page.getByText("Version 3 is saved").waitFor(PATIENCE);
  await page.getByText("Not saved yet").waitFor({ state: "detached" });
});

it("starts a run whose required flag is left at no", { timeout: TEST_MS }, async () => {
  const api = await portal.api("admin");
  const definition = {
    name: newWord(),
    title: "With a flag",
    input: { urgent: { type: "flag" } },
    steps: [{ key: "remind", agent: "overdue-reminder" }],
  };
  const make = "mutation($input: CreateWorkflow!) { createWorkflow(input: $input) { id } }";
  const { createWorkflow } = await api.must(make, { input: { text: JSON.stringify(definition) } });
  const page = await portal.as("officer");
  await page.goto(`/workflows/${createWorkflow.id}/show`);
  await page.getByRole("button", { name: "Start a run" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Start" }).click();
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/, PATIENCE);
  await page.getByText('"urgent": false').waitFor(PATIENCE);
});

it("keeps whoever has not saved from leaving by mistake, on a phone in the dark too", {
  timeout: TEST_MS,
}, async () => {
  const { id, text } = await create();
  const page = await portal.as("admin", { colorScheme: "dark", viewport: { width: 390, height: 844 } });
  const faults = await collectFaults(page);
  await page.goto(`/workflows/${id}`);
  await sound(page);
  await editor(page).fill(text.replace("overdue-reminder", "nobody"));
  await mistakes(page).first().waitFor(PATIENCE);
  expect(await violationsOf(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);

  await page.getByRole("navigation").getByRole("link", { name: "Cases" }).click();
  const dialog = page.getByRole("dialog", { name: "Leave without saving?" });
  await dialog.waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Stay here" }).click();
  expect(await editor(page).inputValue()).toContain("nobody");
  await page.getByRole("link", { name: "Cancel" }).click();
  await dialog.getByRole("button", { name: "Leave" }).click();
  await page.getByRole("heading", { level: 1, name: "Theirs and mine" }).waitFor();
  expect(faults).toEqual([]);
});

it("has the clock start a workflow with lent rights, told on the reader's own clock, and takes them back", {
  timeout: TEST_MS,
}, async () => {
  const page = await portal.as("admin", { timezoneId: "Asia/Kolkata", viewport: DESK });
  const faults = await collectFaults(page);
  await page.goto(`/workflows/${SWEEP}/show`);
  const clock = page.getByRole("region", { name: "By the clock" });
  await clock.getByText("nobody lends it their rights").waitFor();
  await clock.getByRole("button", { name: "Lend my rights" }).click();
  const dialog = page.getByRole("dialog", { name: "Lend Overdue sweep your rights?" });
  await dialog.getByText("(0 7 * * 1-5, Europe/Berlin)").waitFor();
  await dialog.getByRole("button", { name: "Lend my rights" }).click();
  // Seven in Berlin, in winter or in summer time.
  await clock.getByText(/(11|10):30\sam/i).waitFor(PATIENCE);
  expect(await violationsOf(page)).toEqual([]);

  await clock.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Stop" }).click();
  await clock.getByText("nobody lends it their rights").waitFor(PATIENCE);
  expect(faults).toEqual([]);
});

it("starts a run about a case that an officer finds, and goes to the run", { timeout: TEST_MS }, async () => {
  const word = newWord();
  const kase = await createCase(await portal.api("officer"), `Lamp out, ${word}`);
  const page = await portal.as("officer", { viewport: DESK });
  await page.goto("/workflows");
  await page.getByRole("link", { name: "Case brief" }).click();
  await page.getByRole("button", { name: "Start a run" }).click();
  const dialog = page.getByRole("dialog", { name: "Start Case brief" });
  await dialog.getByRole("combobox", { name: "caseId" }).fill(word);
  await page.getByRole("option", { name: new RegExp(kase.reference) }).click();
  expect(await violationsOf(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Start" }).click();
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/, PATIENCE);

  const id = new URL(page.url()).pathname.split("/").at(-1);
  const { run } = await (await portal.api("officer")).must(
    "query($id: ID!) { run(id: $id) { case { id } workflow { id } } }",
    { id },
  );
  expect(run).toEqual({ case: { id: kase.id }, workflow: { id: BRIEF } });
});

it("is an officer's to read and start, and nobody's to edit but who may edit workflows", {
  timeout: TEST_MS,
}, async () => {
  const officer = await portal.as("officer");
  await officer.goto(`/workflows/${BRIEF}/show`);
  await officer.getByRole("button", { name: "Start a run" }).waitFor();
  expect(await officer.getByRole("link", { name: "Edit" }).count()).toBe(0);
  expect(await officer.getByRole("button", { name: "Lend my rights" }).count()).toBe(0);
  for (const path of [`/workflows/${BRIEF}`, "/workflows/create"]) {
    await officer.goto(path);
    await officer.getByRole("heading", { name: "This page is not part of your role" }).waitFor();
  }

  const auditor = await portal.as("auditor");
  await auditor.goto(`/workflows/${BRIEF}/show`);
  await auditor.getByRole("heading", { level: 1, name: "Case brief" }).waitFor();
  expect(await auditor.getByRole("button", { name: "Start a run" }).count()).toBe(0);
  await auditor.goto("/workflows/f10e0000-0000-4000-8000-00000000ffff/show");
  await auditor.getByRole("heading", { name: "There is no such workflow" }).waitFor();

  const citizen = await portal.as("citizen");
  await citizen.goto("/workflows");
  await citizen.getByRole("heading", { name: "This page is not part of your role" }).waitFor();
  expect(await citizen.getByRole("link", { name: "Workflows" }).count()).toBe(0);
});

const selected = (page: Page) =>
  editor(page).evaluate((field: HTMLTextAreaElement) => field.value.slice(field.selectionStart, field.selectionEnd));

/** The lines that went and that came, as those who listen are told. */
async function changes(page: Page): Promise<string[]> {
  const signs: Record<string, string> = { "Added:": "+", "Taken away:": "-" };
  const rows = await page
    .getByRole("table")
    .locator("tbody tr")
    .evaluateAll((all) => all.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent ?? "")));
  return rows.flatMap(([, , change = "", text]) => {
    const [, sign] = Object.entries(signs).find(([word]) => change.includes(word)) ?? [];
    return sign ? sign + text : [];
  });
}

/** Holds back what the page asks the server from now on. */
async function holdBack(page: Page): Promise<{ one: Promise<unknown>; letGo(): void }> {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/graphql", async (route) => {
    await held;
    await route.continue();
  });
  return { one: page.waitForRequest("**/graphql"), letGo };
}

/** A workflow of one step, of this test alone. */
async function create(): Promise<{ id: string; text: string }> {
  const api = await portal.api("admin");
  const definition = {
    name: newWord(),
    title: "Theirs and mine",
    steps: [{ key: "remind", agent: "overdue-reminder" }],
  };
  const text = JSON.stringify(definition, null, 2);
  const make = "mutation($input: CreateWorkflow!) { createWorkflow(input: $input) { id } }";
  return { id: (await api.must(make, { input: { text } })).createWorkflow.id, text };
}

async function save(id: string, version: number, text: string): Promise<void> {
  const api = await portal.api("admin");
  const input = { id, version, text };
  await api.must("mutation($input: SaveWorkflow!) { saveWorkflow(input: $input) { id } }", { input });
}
