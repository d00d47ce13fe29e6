import type { Page } from "playwright-core";
import { afterEach, beforeEach, expect, it } from "vitest";
import { violationsOf } from "../setup/axe.ts";
import { collectFaults } from "../setup/faults.ts";
import { usePortal } from "../setup/portal.ts";
import { PortalJobs } from "../setup/portal-jobs.ts";

const portal = usePortal();
const PATIENCE = { timeout: 20_000 };
const TEST_MS = 120_000;
let jobs: PortalJobs;

beforeEach(async () => {
  jobs = new PortalJobs();
  await jobs.open();
});
afterEach(() => jobs.close());

const tab = (page: Page, name: string) => page.getByRole("tab", { name: new RegExp(`^${name}`) });
const item = (page: Page, id: string) => page.getByRole("listitem", { name: `send-mail, ${id}` });

it("shows what failed as it fails, has it tried again, and says what became of it", { timeout: TEST_MS }, async () => {
  const page = await portal.as("admin", { colorScheme: "light", viewport: { width: 1440, height: 900 } });
  const faults = await collectFaults(page);
  await page.goto("/jobs");
  await page.getByRole("heading", { name: "Nothing failed" }).waitFor();
  await expect.poll(() => tab(page, "Failed").innerText(), PATIENCE).toMatch(/0$/);

  const id = await jobs.fail();

  const failed = item(page, id);
  await failed.getByText("Something failed on our side; the log has it under the job's key.").waitFor(PATIENCE);
  await expect.poll(() => tab(page, "Failed").innerText(), PATIENCE).toMatch(/1$/);
  expect(await violationsOf(page)).toEqual([]);
  await jobs.mend(id);
  await failed.getByRole("button", { name: "Try again" }).click();
  const dialog = page.getByRole("dialog", { name: "Try this job again?" });
  await dialog.getByText("What it has done already is not done again.").waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await dialog.getByRole("textbox", { name: "Reason" }).fill("The address was mended.");
  await dialog.getByRole("button", { name: "Try again" }).click();

  await page.getByRole("heading", { name: "Nothing failed" }).waitFor(PATIENCE);
  expect(await jobs.state(id)).toBe("DONE");
  await tab(page, "Ended").click();
  await item(page, id).getByText("Done", { exact: true }).waitFor();
  await item(page, id).getByRole("link", { name: id }).click();
  const asked = page.getByRole("list", { name: "Audit" }).getByRole("listitem").first();
  await asked.getByText("asked to try a job again").waitFor();
  expect(faults).toEqual([]);
});

it("shows how far a job is, and cancels it by keyboard alone on a phone in the dark", {
  timeout: TEST_MS,
}, async () => {
  await jobs.hold();
  const id = await jobs.start();
  await expect.poll(() => jobs.state(id)).toBe("RUNNING");
  await jobs.say(id, 3, 10);
  const page = await portal.as("admin", { colorScheme: "dark", viewport: { width: 390, height: 844 } });
  const faults = await collectFaults(page);
  await page.goto("/jobs?tab=running");
  const running = item(page, id);
  const progress = running.getByRole("progressbar", { name: "Progress" });
  await progress.waitFor();
  expect(await progress.getAttribute("aria-valuetext")).toBe("3 of 10");
  await jobs.say(id, 4, 10);
  await running.getByText("4 of 10").waitFor(PATIENCE);
  expect(await violationsOf(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);

  await running.getByRole("button", { name: "Cancel" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Cancel this job?" });
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  expect(await jobs.state(id)).toBe("RUNNING");
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Cancel" }).focus();
  await page.keyboard.press("Enter");

  await page.getByRole("heading", { name: "Nothing runs" }).waitFor(PATIENCE);
  expect(await jobs.state(id)).toBe("CANCELLED");
  await tab(page, "Running").focus();
  for (const _step of ["Failed", "Scheduled", "Ended"]) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await item(page, id).getByRole("button", { name: "Try again" }).waitFor();
  expect(faults).toEqual([]);
});

it("tells when what is scheduled comes next, on the reader's own clock", { timeout: TEST_MS }, async () => {
  await jobs.schedule("digest", new Date("2030-01-15T06:00:00Z"));
  const id = await jobs.start(undefined, { delayMs: 86_400_000 });
  const page = await portal.as("auditor", { timezoneId: "Asia/Kolkata", viewport: { width: 1440, height: 900 } });
  const faults = await collectFaults(page);
  await page.goto("/jobs?tab=scheduled");

  const schedule = page.getByRole("list", { name: "What the clock starts" }).getByRole("listitem", { name: "digest" });
  await schedule.getByText(/Jan 15, 2030, 11:30\sAM/).waitFor();
  await schedule.getByText("Europe/Berlin").waitFor();
  await item(page, id)
    .getByText(/tomorrow|in 23 hours/)
    .waitFor();
  const schedules = await page.getByRole("list", { name: "What the clock starts" }).getByRole("listitem").count();
  await expect.poll(() => tab(page, "Scheduled").innerText(), PATIENCE).toMatch(new RegExp(`\\b${schedules + 1}$`));
  expect(await item(page, id).getByRole("button").count()).toBe(0);
  expect(await violationsOf(page)).toEqual([]);
  expect(faults).toEqual([]);
});

it("is nobody's who neither operates nor audits", { timeout: TEST_MS }, async () => {
  const officer = await portal.as("officer");
  await officer.goto("/jobs");
  await officer.getByRole("heading", { name: "This page is not part of your role" }).waitFor();
  expect(await officer.getByRole("link", { name: "Jobs" }).count()).toBe(0);
});
