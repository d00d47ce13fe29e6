import { setTimeout } from "node:timers/promises";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { assignCase, createCase, editCase, listOf, newWord, pageOf } from "../setup/cases.ts";
import { isOperation } from "../setup/operations.ts";
import { usePortal } from "../setup/portal.ts";

const portal = usePortal();

/** Both sides have given the socket up by then (12 s to a ping, 5 s to its answer): nothing that could be awaited says so. */
const OFFLINE_MS = 25_000;
/** How long a change may take to another screen; a busy machine gets longer to show it at all. */
const LIVE_MS = 1_000;

it("shows a change in somebody else's list within a second of its answer", async () => {
  const word = newWord();
  const kase = await createCase(await portal.api("citizen"), `Fallen tree ${word}`);
  const [mine, theirs] = [await portal.as("officer"), await portal.as("officer2")];
  await live(theirs, listOf(word));
  const row = theirs.getByRole("row", { name: kase.reference });
  await row.getByText("Open").waitFor();
  await live(mine, pageOf(kase));

  const answered = answerOf(mine, "ChangeCaseStatus");
  await mine.getByRole("button", { name: "Change status" }).click();
  await mine.getByRole("menuitem", { name: "In progress" }).click();
  await row.getByText("In progress").waitFor({ timeout: 5_000 });
  const took = performance.now() - (await answered);
  console.info(`A change shows in another browser ${Math.round(took)} ms after its answer.`);
  expect(took).toBeLessThan(LIVE_MS);
});

it("shows a new case in somebody else's list", async () => {
  const word = newWord();
  const page = await portal.as("officer2");
  await live(page, listOf(word));
  await page.getByRole("heading", { name: "No case matches" }).waitFor();
  const kase = await createCase(await portal.api("citizen"), `New ${word}`);
  await page.getByRole("row", { name: kase.reference }).waitFor({ timeout: 5_000 });
});

it("takes a case that went to somebody else out of the list", async () => {
  const word = newWord();
  const citizen = await portal.api("citizen");
  const [gone, kept] = [await createCase(citizen, `Gone ${word}`), await createCase(citizen, `Kept ${word}`)];
  const page = await portal.as("officer2");
  await live(page, listOf(word));
  const row = page.getByRole("row", { name: gone.reference });
  await row.waitFor();

  await assignCase(await portal.api("officer"), gone, "me");
  const changed = performance.now();
  await row.waitFor({ state: "detached", timeout: 5_000 });
  const took = performance.now() - changed;
  console.info(`A case that leaves one's sight is gone after ${Math.round(took)} ms.`);
  expect(took).toBeLessThan(LIVE_MS);
  await page.getByRole("row", { name: kept.reference }).waitFor();
  await page.getByText("1 case", { exact: true }).waitFor();
});

it("says of an open page that its case is no longer there to see", async () => {
  const kase = await createCase(await portal.api("citizen"));
  const page = await portal.as("officer2");
  await live(page, pageOf(kase));
  await page.getByRole("heading", { level: 1, name: kase.title }).waitFor();
  await assignCase(await portal.api("officer"), kase, "me");
  await page.getByRole("heading", { name: "This case is not here" }).waitFor({ timeout: 5_000 });
});

it("catches up by itself after being offline for longer than a silent socket lives, through many changes", async () => {
  const word = newWord();
  const citizen = await portal.api("citizen");
  const cases = [1, 2, 3].map((place) => createCase(citizen, `Before ${place} ${word}`));
  const [one, two, three] = [await cases[0]!, await cases[1]!, await cases[2]!];
  const page = await portal.as("officer2");
  await live(page, listOf(word));
  await page.getByText("Before 3").waitFor();

  await page.context().setOffline(true);
  await page.getByRole("status").getByText("Offline").waitFor();
  await page.getByText("You are offline.").waitFor();
  const officer = await portal.api("officer");
  let changing = one;
  for (let round = 1; round <= 12; round += 1) {
    changing = await editCase(officer, changing, { title: `Round ${round} ${word}` });
  }
  await assignCase(officer, two, "me");
  const added = await createCase(citizen, `Meanwhile ${word}`);
  expect(await page.getByText("Before 1").count()).toBe(1);
  await setTimeout(OFFLINE_MS);

  await page.context().setOffline(false);
  await live(page);
  await page.getByText(`Round 12 ${word}`).waitFor();
  await page.getByRole("row", { name: added.reference }).waitFor();
  await page.getByRole("row", { name: two.reference }).waitFor({ state: "detached" });
  await page.getByRole("row", { name: three.reference }).waitFor();
  await page.getByText("You are offline.").waitFor({ state: "detached" });
});

it("moves the figures of the dashboard", async () => {
  const page = await portal.as("officer4");
  await live(page, "/");
  const mine = page.getByRole("link", { name: /^Assigned to me/ });
  await expect.poll(() => mine.innerText()).toMatch(/\d+/);
  const before = await figure(mine.innerText());

  const api = await portal.api("officer4");
  const taken = await assignCase(api, await createCase(await portal.api("citizen")), "me");
  await expect.poll(() => figure(mine.innerText()), { timeout: 5_000 }).toBe(before + 1);
  await assignCase(api, taken, "nobody");
  await expect.poll(() => figure(mine.innerText()), { timeout: 5_000 }).toBe(before);
});

async function live(page: Page, path?: string): Promise<void> {
  if (path) await page.goto(path);
  await page.getByRole("status").getByText("Live").waitFor();
}

/** When the browser has the answer to this mutation. */
async function answerOf(page: Page, operation: string): Promise<number> {
  await page.waitForResponse((response) => isOperation(response.request(), `mutation ${operation}`));
  return performance.now();
}

async function figure(text: Promise<string>): Promise<number> {
  return Number(/\d+/.exec(await text)?.[0]);
}
