import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violationsOf } from "../setup/axe.ts";
import { assignCase, createCase, type MadeCase, newWord } from "../setup/cases.ts";
import { collectFaults } from "../setup/faults.ts";
import { usePortal } from "../setup/portal.ts";

const portal = usePortal();

/** Somebody whom no other test gives a case. */
const WHO = "officer3";
const SOON = { timeout: 20_000 };
const TEST_MS = 120_000;
const DESK = { colorScheme: "light", viewport: { width: 1440, height: 900 } } as const;
const PHONE = { colorScheme: "dark", viewport: { width: 390, height: 844 } } as const;

const bell = (page: Page, says: string) =>
  page.getByRole("button", { name: `Notifications, ${says}`, exact: true }).waitFor(SOON);
const panel = (page: Page) => page.getByRole("dialog", { name: "Notifications" });
const listed = (page: Page) => page.getByRole("list", { name: "Notifications" }).getByRole("listitem");

it("counts what is new in every window, and opening it marks it as seen in all of them", {
  timeout: TEST_MS,
}, async () => {
  const [here, there] = [await withNothingNew(DESK), await withNothingNew(PHONE)];
  const faults = [await collectFaults(here), await collectFaults(there)];
  for (const page of [here, there]) {
    await page.goto("/cases");
    await bell(page, "nothing new");
  }

  const kase = await given();
  for (const page of [here, there]) await bell(page, "1 unseen");

  await openBell(here);
  const item = panel(here).getByRole("listitem").filter({ hasText: kase.reference });
  await item.getByText(kase.title).waitFor();
  await item.getByText("Asha Kulkarni").waitFor();
  expect(await violationsOf(here)).toEqual([]);
  await item.getByRole("link", { name: "A case was assigned to you" }).click();
  await here.getByRole("heading", { level: 1, name: kase.title }).waitFor();
  await panel(here).waitFor({ state: "detached" });
  for (const page of [here, there]) await bell(page, "nothing new");
  expect(faults.flat()).toEqual([]);
});

it("marks all as seen, and takes that back", { timeout: TEST_MS }, async () => {
  const [here, there] = [await withNothingNew(DESK), await withNothingNew(PHONE)];
  for (const page of [here, there]) await page.goto("/");
  await given();
  await given();
  for (const page of [here, there]) await bell(page, "2 unseen");

  await openBell(there);
  await panel(there).getByRole("button", { name: "Mark all seen" }).click();
  await there.getByText("2 marked as seen").waitFor();
  for (const page of [here, there]) await bell(page, "nothing new");

  await there.getByRole("button", { name: "Undo" }).click();
  for (const page of [here, there]) await bell(page, "2 unseen");
});

it("catches up after it was offline", { timeout: TEST_MS }, async () => {
  const page = await withNothingNew(DESK);
  await page.goto("/");
  await given();
  await bell(page, "1 unseen");
  await page.context().setOffline(true);
  await page.getByRole("status").getByText("Offline").waitFor();
  await given();
  await page.context().setOffline(false);
  await bell(page, "2 unseen");
});

it("lists all of them by kind and by what is unseen, page after page", { timeout: TEST_MS }, async () => {
  const page = await withNothingNew(DESK);
  const faults = await collectFaults(page);
  await page.goto("/notifications?perPage=10");
  await listed(page).nth(9).waitFor();
  await page.getByRole("button", { name: "Next page" }).click();
  await page.getByText(/^11–/).waitFor();

  await page.getByRole("button", { name: "Unseen", exact: true }).click();
  await page.getByRole("heading", { name: "You have seen everything" }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  const kase = await given();
  const item = listed(page).filter({ hasText: kase.reference });
  await item.waitFor(SOON);
  await page.getByText("1 unseen", { exact: true }).waitFor();
  await item.getByRole("button", { name: `Mark as seen: ${kase.reference}` }).click();
  await page.getByRole("heading", { name: "You have seen everything" }).waitFor(SOON);
  await page.getByRole("button", { name: "Show all notifications" }).click();
  await item.getByRole("button", { name: `Mark as unseen: ${kase.reference}` }).click();
  await bell(page, "1 unseen");

  await page.getByRole("button", { name: "About" }).click();
  await page.getByRole("checkbox", { name: "New devices" }).click();
  await page.keyboard.press("Escape");
  await page.waitForURL(/NEW_DEVICE/);
  await item.waitFor({ state: "detached" });
  await listed(page).first().getByRole("link", { name: "Sign-in on a new device" }).click();
  await page.getByRole("heading", { level: 1, name: "Sessions" }).waitFor();
  expect(faults).toEqual([]);
});

it("says of one about a case that went to somebody else no more than that", { timeout: TEST_MS }, async () => {
  const page = await withNothingNew(PHONE);
  const kase = await given();
  await page.goto("/notifications?filter=%7B%22unseen%22%3Atrue%7D");
  await listed(page).filter({ hasText: kase.reference }).waitFor(SOON);
  await assignCase(await portal.api("officer"), kase, "me");

  await page.reload();
  const item = listed(page).filter({ hasText: "Its case cannot be shown" });
  await item.waitFor();
  expect(await page.getByText(kase.reference).count()).toBe(0);
  expect(await item.getByRole("link").count()).toBe(0);
  await item.getByRole("button", { name: /^Mark as seen/ }).click();
  await bell(page, "nothing new");
});

it("is told by keyboard alone, on a phone in the dark, how somebody wants to be told", {
  timeout: TEST_MS,
}, async () => {
  const page = await withNothingNew(PHONE);
  const faults = await collectFaults(page);
  await page.goto("/notifications/preferences");
  const mail = page.getByRole("switch", { name: "A case becomes mine, By e-mail" });
  await mail.waitFor();
  expect(await mail.isChecked()).toBe(true);
  expect(await violationsOf(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);

  await mail.focus();
  await page.keyboard.press("Space");
  await page.getByText("Off: A case becomes mine, By e-mail").waitFor();
  expect(await wantsMail()).toBe(false);
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Undo" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("On: A case becomes mine, By e-mail").waitFor();
  expect(await mail.isChecked()).toBe(true);
  expect(await wantsMail()).toBe(true);

  for (const channel of ["In the app", "By e-mail"]) {
    const guard = page.getByRole("switch", { name: `A sign-in on a new device, ${channel}` });
    expect([await guard.isChecked(), await guard.isDisabled()]).toEqual([true, true]);
  }
  await page.getByText("It guards your account and stays on").waitFor();
  expect(faults).toEqual([]);
});

it("leads to the mails of a demonstration that sends none", { timeout: TEST_MS }, async () => {
  const page = await withNothingNew(DESK);
  const kase = await given();
  await page.goto("/notifications/preferences");
  const opened = page.waitForEvent("popup");
  await page.getByRole("link", { name: "See what it would have sent" }).click();
  const outbox = await opened;
  await outbox.getByRole("heading", { name: "Outbox" }).waitFor();
  await expect
    .poll(async () => {
      await outbox.reload();
      return outbox.getByRole("link", { name: kase.reference }).count();
    }, SOON)
    .toBe(1);
});

/** A page of somebody who has seen everything, the news of this very sign-in included. */
async function withNothingNew(options: Parameters<typeof portal.as>[1]): Promise<Page> {
  const page = await portal.as(WHO, options);
  const api = await portal.api(WHO);
  const devices = "{ notifications(first: 1, filter: { event: [NEW_DEVICE] }) { totalCount } }";
  // A browser's kind of device and a program's.
  await expect.poll(async () => (await api.must(devices)).notifications.totalCount, SOON).toBeGreaterThan(1);
  await api.must("mutation { markAllSeen { unseenCount } }");
  return page;
}

/** A case that is given to this person now. */
async function given(): Promise<MadeCase> {
  const officer = await portal.api("officer");
  const kase = await createCase(officer, `Culvert blocked, ${newWord()}`);
  return assignCase(officer, kase, await portal.api(WHO));
}

async function openBell(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Notifications, / }).click();
  await panel(page).waitFor();
}

async function wantsMail(): Promise<boolean> {
  const { notificationPreferences } = await (await portal.api(WHO)).must(
    "{ notificationPreferences { event channel enabled } }",
  );
  return notificationPreferences.find(
    ({ event, channel }: { event: string; channel: string }) => event === "CASE_ASSIGNED" && channel === "EMAIL",
  ).enabled;
}
