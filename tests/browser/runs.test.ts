import { expect, it } from "vitest";
import { violationsOf } from "../setup/axe.ts";
import { brief, createBriefable } from "../setup/briefs.ts";
import { editCase } from "../setup/cases.ts";
import { collectFaults } from "../setup/faults.ts";
import { usePortal } from "../setup/portal.ts";

const portal = usePortal();
const PATIENCE = { timeout: 30_000 };
const TEST_MS = 180_000;

it("shows the steps of a run by keyboard alone, computes it again, and does it again with what is different", {
  timeout: TEST_MS,
}, async () => {
  const officer = await portal.api("officer");
  const kase = await createBriefable(officer, officer, { dueAt: "2026-01-15T12:00:00Z" });
  const id = await brief(officer, kase);
  const page = await portal.as("officer", { colorScheme: "light", viewport: { width: 1440, height: 900 } });
  const faults = await collectFaults(page);
  await page.goto(`/runs/${id}`);
  const graph = page.getByRole("group", { name: "Steps" });
  await graph.getByRole("link", { name: /^Case actor apply Waits for an answer/ }).waitFor();
  const times = page.getByRole("list", { name: "Time" }).getByRole("listitem");
  expect(await times.count()).toBe(3);
  expect(await violationsOf(page)).toEqual([]);

  await graph.getByRole("link", { name: /^Case facts facts Done/ }).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const step = page.getByRole("region", { name: "Step risks" });
  await step.getByText("Case risks, release 2").waitFor();
  await step
    .getByRole("list", { name: "Evidence" })
    .getByText(/version 2$/)
    .waitFor();
  await step.getByRole("region", { name: "Inputs" }).getByText(kase.id).waitFor();
  await step.getByRole("region", { name: "Output" }).getByText('"OVERDUE"').waitFor();
  expect(new URL(page.url()).search).toBe("?step=risks");

  await page.getByRole("button", { name: "Replay" }).click();
  await page.getByText("Every step gives again what was recorded.").waitFor(PATIENCE);
  expect(await page.getByRole("list", { name: "Replay" }).getByText("Same", { exact: true }).count()).toBe(3);
  expect(await violationsOf(page)).toEqual([]);

  await editCase(officer, kase, { dueAt: "2030-01-15T12:00:00Z" });
  await page.getByRole("button", { name: "Rerun" }).click();
  await page.getByRole("dialog", { name: "Rerun this?" }).getByRole("button", { name: "Rerun" }).click();
  const compared = page.getByRole("region", { name: "Compared with the run before" });
  await compared.getByText("Live, some steps gave something else than before.").waitFor(PATIENCE);
  const parts = compared.getByRole("list", { name: "What differs in facts" });
  await parts.getByTitle("/output/dueAt").filter({ hasText: "due at" }).waitFor(PATIENCE);
  expect(page.url()).not.toContain(id);
  await page.getByText("Waits for an answer").first().waitFor(PATIENCE);
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole("link", { name: /^the run of/ }).click();
  await page.waitForURL(`**/runs/${id}`);
  expect(faults).toEqual([]);
});

it("cancels a run after asking, on a phone in the dark, and its question is withdrawn", {
  timeout: TEST_MS,
}, async () => {
  const officer = await portal.api("officer");
  const kase = await createBriefable(officer, officer);
  const id = await brief(officer, kase);
  const page = await portal.as("officer", { colorScheme: "dark", viewport: { width: 390, height: 844 } });
  const faults = await collectFaults(page);
  await page.goto(`/runs/${id}`);
  await page.getByRole("button", { name: "Cancel the run" }).click();
  const dialog = page.getByRole("dialog", { name: "Cancel this run?" });
  await dialog.getByText("What it has done stays done.").waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Cancel the run" }).click();
  await dialog.getByRole("button", { name: "Cancel the run" }).click();

  await page.getByText("The run ended before anybody answered.").waitFor(PATIENCE);
  await page.getByRole("status").getByText("Cancelled").waitFor();
  expect(await page.getByRole("button", { name: "Cancel the run" }).count()).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(await violationsOf(page)).toEqual([]);
  expect(faults).toEqual([]);
});

it("lists runs by workflow, state and case, and says so when none fits", { timeout: TEST_MS }, async () => {
  const officer = await portal.api("officer");
  const kase = await createBriefable(officer, officer);
  const id = await brief(officer, kase);
  const page = await portal.as("officer", { viewport: { width: 1440, height: 900 } });
  const faults = await collectFaults(page);
  await page.goto("/runs");
  const runs = page.getByRole("list", { name: "Runs" }).getByRole("listitem");
  await runs.first().waitFor();

  await page.getByRole("button", { name: "Case", exact: true }).click();
  const cases = page.getByRole("dialog", { name: "Case" });
  await cases.getByRole("textbox", { name: "Title or reference" }).fill(kase.reference);
  expect(await violationsOf(page)).toEqual([]);
  await cases.getByRole("button", { name: new RegExp(kase.reference) }).click();
  await page.getByRole("button", { name: `Case: ${kase.reference}` }).waitFor(PATIENCE);
  await expect.poll(() => runs.count(), PATIENCE).toBe(1);
  await page.getByRole("button", { name: "Workflow", exact: true }).click();
  await page.getByRole("radio", { name: "Case brief" }).click();
  await page.getByRole("button", { name: "Workflow: Case brief" }).waitFor();
  await page.getByRole("button", { name: "State", exact: true }).click();
  await page.getByRole("checkbox", { name: "Failed" }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("heading", { name: "No run matches" }).waitFor(PATIENCE);
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Clear filters" }).first().click();

  await page.getByRole("link", { name: "Case brief" }).first().waitFor(PATIENCE);
  await page.goto(`/runs?${new URLSearchParams({ filter: JSON.stringify({ caseId: kase.id }) })}`);
  await page.getByRole("link", { name: "Case brief" }).click();
  await page.waitForURL(`**/runs/${id}`);
  await page.goto("/runs/01a1ff87-d8ce-7c0b-bca2-a54d12140c5f");
  await page.getByRole("heading", { name: "This run is not here" }).waitFor(PATIENCE);
  expect(faults).toEqual([]);
});
