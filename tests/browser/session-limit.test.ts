import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { DEMO_PASSWORD } from "../../standalone/demo/people.ts";
import { violationsOf } from "../setup/axe.ts";
import { enterByPassword, greeted } from "../setup/entry.ts";
import { useOwnProduct } from "../setup/own-product.ts";
import { usePages } from "../setup/page.ts";

const DESK = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";
const PHONE = "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36";

const pages = usePages();
// In the others' product nobody is ever signed in too often.
const product = useOwnProduct("casegraph-limited", { SESSION_LIMIT: "2" });

it("asks somebody who is signed in as often as they may be which session is to end, and ends that one", {
  timeout: 120_000,
}, async () => {
  const [desk, phone] = [await entered(DESK), await entered(PHONE)];
  const page = await pages.open({ baseURL: product.url });
  await enterByPassword(page, "officer@demo.casegraph.dev", DEMO_PASSWORD);
  await page.getByRole("heading", { level: 1, name: "You are signed in elsewhere" }).waitFor();
  const sessions = page.getByRole("list", { name: "Your sessions" }).getByRole("listitem");
  expect(await sessions.count()).toBe(2);
  expect(await violationsOf(page)).toEqual([]);

  await page.reload();
  await page.getByRole("button", { name: "End and sign in here: Chrome on Android" }).click();

  await greeted(page, "Asha Kulkarni");
  await phone.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
  await desk.reload();
  await greeted(desk, "Asha Kulkarni");
});

async function entered(userAgent: string): Promise<Page> {
  const page = await pages.open({ baseURL: product.url, userAgent });
  await enterByPassword(page, "officer@demo.casegraph.dev", DEMO_PASSWORD);
  await greeted(page, "Asha Kulkarni");
  await page.getByRole("status").getByText("Live").waitFor();
  return page;
}
