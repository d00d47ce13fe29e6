import { expect, it } from "vitest";
import { DEMO_PASSWORD } from "../../standalone/demo/people.ts";
import { Api } from "../setup/api.ts";
import { createBriefable, statusChanges } from "../setup/briefs.ts";
import { pageOf } from "../setup/cases.ts";
import { useOwnProduct } from "../setup/own-product.ts";
import { usePages } from "../setup/page.ts";
import { signIn } from "../setup/portal.ts";

const TEST_MS = 300_000;
const PATIENCE = { timeout: 60_000 };
const pages = usePages();
// One of its own, because it is killed.
const product = useOwnProduct("casegraph-killed");

it("is applied once although the process was killed and two people agree at once; the other is told who did", {
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
  await worker.signInAgain();
  expect(await statusChanges(worker, kase)).toEqual([{ to: "IN_PROGRESS", agent: "case-actor" }]);
});

const approveIn = (page: Awaited<ReturnType<typeof pages.open>>) =>
  page.getByRole("region", { name: "Brief" }).getByRole("button", { name: /^Approve/ });

async function apiOf(account: "officer" | "officer2"): Promise<Api> {
  const api = new Api(product.url);
  await api.signIn(`${account}@demo.casegraph.dev`, DEMO_PASSWORD);
  return api;
}

async function pageFor(account: "officer" | "officer2", path: string) {
  const page = await pages.open({ baseURL: product.url });
  await page.goto(path);
  await signIn(page, account);
  await page.getByRole("region", { name: "Brief" }).waitFor(PATIENCE);
  return page;
}
