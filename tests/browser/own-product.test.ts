import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { DEMO_PASSWORD } from "../../standalone/demo/people.ts";
import { Api } from "../setup/api.ts";
import { violationsOf } from "../setup/axe.ts";
import { createBriefable, statusChanges } from "../setup/briefs.ts";
import { pageOf } from "../setup/cases.ts";
import { greeted } from "../setup/entry.ts";
import { useOwnProduct } from "../setup/own-product.ts";
import { usePages } from "../setup/page.ts";
import { type Account, newSession, signIn } from "../setup/portal.ts";

const TEST_MS = 300_000;
const PATIENCE = { timeout: 60_000 };
const DESK = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";
const PHONE = "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36";
const pages = usePages();
// One of its own: it is killed, and in the others' nobody is ever signed in too often.
const product = useOwnProduct("casegraph-killed", { SESSION_LIMIT: "2" });

it("asks somebody who is signed in as often as they may be which session is to end, and ends that one", {
  timeout: TEST_MS,
}, async () => {
  const [desk, phone] = [await pageFor("officer3", "/", DESK), await pageFor("officer3", "/", PHONE)];
  await phone.getByRole("status").getByText("Live").waitFor();
  const page = await pages.open({ baseURL: product.url });
  await page.goto("/login");
  await signIn(page, "officer3");
  await page.getByRole("heading", { level: 1, name: "You are signed in elsewhere" }).waitFor();
  const sessions = page.getByRole("list", { name: "Your sessions" }).getByRole("listitem");
  expect(await sessions.count()).toBe(2);
  expect(await violationsOf(page)).toEqual([]);

  await page.reload();
  await page.getByRole("button", { name: "End and sign in here: Chrome on Android" }).click();

  await greeted(page, "Imran Shaikh");
  await phone.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
  await desk.reload();
  await greeted(desk, "Imran Shaikh");
});

it("has a brief's step applied once although the process was killed and two people agree at once; the other is told who did", {
  timeout: TEST_MS,
}, async () => {
  const [opener, worker] = [await apiOf("officer"), await apiOf("officer2")];
  const kase = await createBriefable(opener, worker);
  const [theirs, mine] = [await pageFor("officer", pageOf(kase)), await pageFor("officer2", pageOf(kase))];
  await mine.getByRole("button", { name: "Ask for a brief" }).click();
  await approveIn(mine).waitFor(PATIENCE);
  await approveIn(theirs).waitFor(PATIENCE);

  await product.restart();

  for (const page of [theirs, mine]) {
    await page.getByRole("status").getByText("Live").waitFor(PATIENCE);
    await approveIn(page).click();
  }
  const agree = [theirs, mine].map((page) => page.getByRole("dialog").getByRole("button", { name: "Approve" }));
  await Promise.all(agree.map((button) => button.waitFor()));
  await Promise.all(agree.map((button) => button.click()));

  const lateOnes = [theirs, mine].map((page) => page.getByRole("dialog", { name: "Somebody else was first" }));
  const late = await Promise.any(lateOnes.map(async (dialog) => dialog.waitFor(PATIENCE).then(() => dialog)));
  const winner = late === lateOnes[0] ? "Rohan Deshmukh" : "Asha Kulkarni";
  await late.getByText(`${winner} agreed to it`).waitFor();
  await late.getByRole("button", { name: "Close" }).click();
  for (const page of [theirs, mine]) {
    const card = page.getByRole("region", { name: "Brief" });
    await card.getByText("Done by the agent; the case is at version 3.").waitFor(PATIENCE);
    await card.getByText(new RegExp(`^${winner} agreed to it`)).waitFor();
  }
  expect(await Promise.all(lateOnes.map((dialog) => dialog.count()))).toEqual([0, 0]);
  expect(await statusChanges(await apiOf("admin"), kase)).toEqual([{ to: "IN_PROGRESS", agent: "case-actor" }]);
});

const approveIn = (page: Page) => page.getByRole("region", { name: "Brief" }).getByRole("button", { name: /^Approve/ });

async function apiOf(account: Account): Promise<Api> {
  const api = new Api(product.url);
  await api.signIn(`${account}@demo.casegraph.dev`, DEMO_PASSWORD);
  return api;
}

/** A page of somebody who has signed in with this browser. */
async function pageFor(account: Account, path: string, userAgent?: string): Promise<Page> {
  const storageState = await newSession(account, { url: product.url, userAgent });
  const page = await pages.open({ baseURL: product.url, storageState, userAgent });
  await page.goto(path);
  return page;
}
