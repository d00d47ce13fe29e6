import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violationsOf } from "../setup/axe.ts";
import { collectFaults } from "../setup/faults.ts";
import { usePortal } from "../setup/portal.ts";
import { createWorkflow, DESK, editor, mistakes, PATIENCE, sound, TEST_MS } from "../setup/workflows.ts";

const portal = usePortal();
/** A value that the workflow is not given. */
const NOTHING = `"\${input.nothing}"`;

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

it("keeps what is typed while a version is being saved, and says that it is not saved yet", {
  timeout: TEST_MS,
}, async () => {
  const { id, text } = await createWorkflow(await portal.api("admin"));
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

it("keeps whoever has not saved from leaving by mistake, on a phone in the dark too", {
  timeout: TEST_MS,
}, async () => {
  const { id, text } = await createWorkflow(await portal.api("admin"));
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

const selected = (page: Page) =>
  editor(page).evaluate((field: HTMLTextAreaElement) => field.value.slice(field.selectionStart, field.selectionEnd));

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
