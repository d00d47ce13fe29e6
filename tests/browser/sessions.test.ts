import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { newSession, usePortal } from "../setup/portal.ts";

const portal = usePortal();

it("lists where somebody is signed in, and ends one of those at once", async () => {
  const [here, there] = [await portal.open(await anew()), await portal.open(await anew(PHONE))];
  await there.goto("/cases");
  await there.getByRole("status").getByText("Live").waitFor();
  await here.goto("/sessions");
  const open = here.getByRole("list").filter({ hasText: "This device" }).getByRole("listitem");
  expect(await open.first().innerText()).toMatch(/Chrome on Windows\s*This device/);
  const count = await open.count();
  expect(count).toBeGreaterThan(1);

  await here
    .getByRole("button", { name: /^End the session on .*(Android|iOS|iPhone)/ })
    .first()
    .click();
  await here.getByText("1 session ended").waitFor();
  await onSignInPage(there);
  await expect.poll(() => open.count()).toBe(count - 1);
});

it("ends all others and keeps the one in use", async () => {
  const here = await portal.open(await anew());
  const others = [await portal.open(await anew()), await portal.open(await anew())];
  for (const other of others) {
    await other.goto("/");
    await other.getByRole("status").getByText("Live").waitFor();
  }
  await here.goto("/sessions");
  await here.getByRole("button", { name: "End all others" }).click();
  await here.getByText(/\d+ sessions ended/).waitFor();
  for (const other of others) await onSignInPage(other);

  await here.getByRole("button", { name: "End all others" }).waitFor({ state: "detached" });
  await here.reload();
  await here.getByText("This device").waitFor();
  expect(await here.getByRole("button", { name: /^End the session on/ }).count()).toBe(0);
});

const DESK = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";
const PHONE = "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36";

/** A browser of somebody whom no other test signs in as: their other sessions end here. */
async function anew(userAgent = DESK) {
  return { userAgent, storageState: await newSession("officer5", { userAgent }) };
}

async function onSignInPage(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
}
