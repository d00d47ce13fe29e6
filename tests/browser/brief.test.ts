import { expect, it } from "vitest";
import { violationsOf } from "../setup/axe.ts";
import { brief, createBriefable, statusChanges } from "../setup/briefs.ts";
import { createCase, editCase, pageOf } from "../setup/cases.ts";
import { collectFaults } from "../setup/faults.ts";
import { usePortal } from "../setup/portal.ts";

const portal = usePortal();
const PATIENCE = { timeout: 30_000 };
const TEST_MS = 180_000;

it("is asked for on the page of a case, watched, agreed to there, and says what came of it", {
  timeout: TEST_MS,
}, async () => {
  const officer = await portal.api("officer");
  const kase = await createBriefable(officer, officer, { priority: "URGENT", dueAt: "2026-01-15T12:00:00Z" });
  const page = await portal.as("officer", { colorScheme: "light", viewport: { width: 1440, height: 1400 } });
  const faults = await collectFaults(page);
  await page.goto(pageOf(kase));
  const card = page.getByRole("region", { name: "Brief" });
  await card.getByText("Nobody has asked for a brief of this case.").waitFor();
  expect(await violationsOf(page)).toEqual([]);

  await card.getByRole("button", { name: "Ask for a brief" }).focus();
  await page.keyboard.press("Enter");

  await card.getByText("Waits for an answer").waitFor(PATIENCE);
  const heading = card.getByRole("heading", { name: "Brief" });
  const isAtHeading = () => heading.evaluate((element) => element === document.activeElement);
  await expect.poll(isAtHeading).toBe(true);
  const risks = card.getByRole("list", { name: "Risks" });
  await risks.getByText(/^Overdue for \d+ days$/).waitFor();
  await risks.getByText("Rests on: the case in version 2").first().waitFor();
  const facts = card.getByRole("group", { name: "Facts" });
  await facts.getByText(/^For \d+ days$/).waitFor();
  const evidence = facts.getByRole("list", { name: "Rests on" });
  await evidence.getByText(/^CG-\S+ · version 2 · history up to position \d+$/).waitFor();
  await card.getByText("Change the status to").waitFor();
  await card.getByText("Shall the case take this step?").waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await card.getByRole("button", { name: `Approve: ${kase.reference}` }).click();
  const dialog = page.getByRole("dialog", { name: "Agree to this step?" });
  await dialog.getByRole("textbox", { name: "Reason" }).fill("It has waited long enough.");
  expect(await violationsOf(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Approve" }).click();

  await card.getByText("Done by the agent; the case is at version 3.").waitFor(PATIENCE);
  expect(await isAtHeading()).toBe(true);
  await card.getByText(/^Asha Kulkarni agreed to it/).waitFor();
  await card.getByText("It has waited long enough.").waitFor();
  await page.getByText("In progress").first().waitFor();
  await page.getByRole("tab", { name: "History" }).click();
  await page.getByRole("list", { name: "History" }).getByText("Case actor for Asha Kulkarni").waitFor(PATIENCE);
  expect(await statusChanges(officer, kase)).toEqual([{ to: "IN_PROGRESS", agent: "case-actor" }]);
  expect(await violationsOf(page)).toEqual([]);
  expect(faults).toEqual([]);
});

it("is turned down by keyboard alone on a phone in the dark, and nothing is changed", {
  timeout: TEST_MS,
}, async () => {
  const officer = await portal.api("officer");
  const kase = await createBriefable(officer, officer);
  await brief(officer, kase);
  const page = await portal.as("officer", { colorScheme: "dark", viewport: { width: 390, height: 844 } });
  const faults = await collectFaults(page);
  await page.goto(pageOf(kase));
  const card = page.getByRole("region", { name: "Brief" });
  const reject = card.getByRole("button", { name: `Reject: ${kase.reference}` });
  await reject.waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(await violationsOf(page)).toEqual([]);

  await reject.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Turn this step down?" });
  await expect
    .poll(() => dialog.getByRole("textbox").evaluate((element) => element === document.activeElement))
    .toBe(true);
  await page.keyboard.type("Not yet.");
  await dialog.getByRole("button", { name: "Reject" }).focus();
  await page.keyboard.press("Enter");

  await card.getByText("Nothing was changed.").waitFor(PATIENCE);
  await card.getByText(/^Asha Kulkarni turned it down/).waitFor();
  await card.getByRole("button", { name: "Ask anew" }).waitFor();
  expect(await statusChanges(officer, kase)).toEqual([]);
  expect(faults).toEqual([]);
});

it("says what to do when the case was changed before somebody agreed", { timeout: TEST_MS }, async () => {
  const officer = await portal.api("officer");
  const kase = await createBriefable(officer, officer);
  await brief(officer, kase);
  const page = await portal.as("officer");
  await page.goto(pageOf(kase));
  const card = page.getByRole("region", { name: "Brief" });
  await card.getByRole("button", { name: /^Approve/ }).waitFor();

  await editCase(officer, kase, { title: "Another title" });

  await card.getByText(/Agreed to now, it would change nothing/).waitFor(PATIENCE);
  await card.getByRole("button", { name: /^Approve/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await card.getByText("The brief could not be finished").waitFor(PATIENCE);
  await card.getByText(/^The case was changed after this had been worked out/).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  expect(await statusChanges(officer, kase)).toEqual([]);
});

it("is read and not asked for by who only reads, and not shown to who has no agents", {
  timeout: TEST_MS,
}, async () => {
  const kase = await createCase(await portal.api("citizen"));
  const auditor = await portal.as("auditor");
  await auditor.goto(pageOf(kase));
  const card = auditor.getByRole("region", { name: "Brief" });
  await card.getByText("Somebody who works cases can ask for one.").waitFor();
  expect(await card.getByRole("button").count()).toBe(0);

  const citizen = await portal.as("citizen");
  await citizen.goto(pageOf(kase));
  await citizen.getByRole("heading", { name: "At a glance" }).waitFor();
  expect(await citizen.getByRole("region", { name: "Brief" }).count()).toBe(0);
});
