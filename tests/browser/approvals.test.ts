import type { Locator } from "playwright-core";
import { expect, it } from "vitest";
import { violationsOf } from "../setup/axe.ts";
import { brief, createBriefable, statusChanges } from "../setup/briefs.ts";
import { collectFaults } from "../setup/faults.ts";
import { usePortal } from "../setup/portal.ts";

const portal = usePortal();
const PATIENCE = { timeout: 30_000 };
const TEST_MS = 180_000;

it("shows a question as it is asked, takes an answer, and shows it among those that were answered", {
  timeout: TEST_MS,
}, async () => {
  const officer = await portal.api("officer4");
  const page = await portal.as("officer4", { colorScheme: "light", viewport: { width: 1440, height: 900 } });
  const faults = await collectFaults(page);
  await page.goto("/approvals");
  await page.getByRole("button", { name: "For me to answer", pressed: true }).waitFor();

  const kase = await createBriefable(officer, officer);
  await brief(officer, kase);

  const question = page.getByRole("listitem", { name: `Shall the case take this step? ${kase.reference}` });
  await question.getByText("Change the status to").waitFor(PATIENCE);
  await question.getByRole("link", { name: "Case brief" }).waitFor();
  await question.getByText(/ · version 2 · history up to position \d+$/).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await question.getByRole("button", { name: `Approve: ${kase.reference}` }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Reason" }).fill("Go ahead.");
  await page.getByRole("dialog").getByRole("button", { name: "Approve" }).click();

  await question.waitFor({ state: "detached", ...PATIENCE });
  await page.getByRole("button", { name: "Answered" }).click();
  await question.getByText(/^Kavita Nair agreed to it/).waitFor(PATIENCE);
  await question.getByText("Go ahead.").waitFor();
  expect(await question.getByRole("button").count()).toBe(0);
  await expect.poll(() => statusChanges(officer, kase), PATIENCE).toHaveLength(1);
  expect(await violationsOf(page)).toEqual([]);
  expect(faults).toEqual([]);
});

it("tells who was first when somebody else has answered, also once the question is gone from the list", {
  timeout: TEST_MS,
}, async () => {
  const [opener, worker] = [await portal.api("officer5"), await portal.api("officer3")];
  const kase = await createBriefable(opener, worker);
  const run = await brief(worker, kase);
  const page = await portal.as("officer5", { colorScheme: "dark", viewport: { width: 390, height: 844 } });
  await page.goto("/approvals");
  await page.getByRole("button", { name: `Reject: ${kase.reference}` }).click();
  const dialog = page.getByRole("dialog", { name: "Turn this step down?" });
  await dialog.getByRole("textbox", { name: "Reason" }).fill("Too early.");
  expect(await violationsOf(page)).toEqual([]);

  const { run: asked } = await worker.must("query($id: ID!) { run(id: $id) { approvals { id version } } }", {
    id: run,
  });
  const approve = "mutation($input: DecideApproval!) { approve(input: $input) { state } }";
  await worker.must(approve, { input: asked.approvals[0] });
  await dialog.getByRole("button", { name: "Reject" }).click();

  const late = page.getByRole("dialog", { name: "Somebody else was first" });
  await late.getByText("Imran Shaikh agreed to it").waitFor(PATIENCE);
  expect(await violationsOf(page)).toEqual([]);
  await page
    .getByText(kase.reference)
    .first()
    .waitFor({ state: "detached", ...PATIENCE });
  await late.getByRole("button", { name: "Close" }).click();
  await late.waitFor({ state: "detached" });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

it("keeps the reason while the server is away, asks for one that is missing, and shows it line by line", {
  timeout: TEST_MS,
}, async () => {
  const officer = await portal.api("officer3");
  const kase = await createBriefable(officer, officer);
  const run = await brief(officer, kase);
  const page = await portal.as("officer3");
  await page.goto(`/runs/${run}`);
  await page.getByRole("button", { name: `Reject: ${kase.reference}` }).click();
  const dialog = page.getByRole("dialog", { name: "Turn this step down?" });
  const reason = dialog.getByRole("textbox", { name: "Reason" });
  await expect.poll(() => isFocused(reason)).toBe(true);
  await dialog.getByRole("button", { name: "Reject" }).click();
  await dialog.getByText("Say why:").waitFor();
  expect(await violationsOf(page)).toEqual([]);

  await reason.fill("Too early.\nAsk in March.");
  await page.route("**/graphql", (route) => route.abort());
  await dialog.getByRole("button", { name: "Reject" }).click();
  await page.getByText("The server cannot be reached at the moment.").first().waitFor(PATIENCE);
  expect(await reason.inputValue()).toBe("Too early.\nAsk in March.");
  await page.unroute("**/graphql");
  await dialog.getByRole("button", { name: "Reject" }).click();

  const said = page.locator("q");
  await said.waitFor(PATIENCE);
  expect(await said.innerText()).toBe("Too early.\nAsk in March.");
  await expect.poll(() => isFocused(page.getByRole("status").filter({ hasText: "Turned down" })), PATIENCE).toBe(true);
});

it("says whom it takes to those who may only look", { timeout: TEST_MS }, async () => {
  const officer = await portal.api("officer3");
  const kase = await createBriefable(officer, officer);
  await brief(officer, kase);
  const page = await portal.as("auditor");
  await page.goto("/approvals");
  const question = page.getByRole("listitem", { name: `Shall the case take this step? ${kase.reference}` });
  await question
    .getByText("Not yours to answer: it takes somebody who may change the status of cases.")
    .waitFor(PATIENCE);
  expect(await question.getByRole("button").count()).toBe(0);

  const moderator = await portal.as("moderator");
  await moderator.goto("/approvals?view=mine");
  await moderator.getByRole("heading", { name: "Nothing waits for you" }).waitFor();
  expect(await violationsOf(moderator)).toEqual([]);

  const citizen = await portal.as("citizen");
  await citizen.goto("/approvals");
  await citizen.getByRole("heading", { name: "This page is not part of your role" }).waitFor();
  expect(await citizen.getByRole("link", { name: "Approvals" }).count()).toBe(0);
});

const isFocused = (part: Locator) => part.evaluate((element) => element === document.activeElement);
