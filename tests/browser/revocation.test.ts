import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { cookiesOf } from "../setup/edge.ts";
import { ANOTHER, enterByCode, enterByPassword, greeted, identify, PASSWORD, registered } from "../setup/entry.ts";
import { codeTo, linkTo, messagesTo } from "../setup/inbox.ts";
import { isOperation } from "../setup/operations.ts";
import { usePortal } from "../setup/portal.ts";

const portal = usePortal();

/** How long a session may go on that was ended (SECURITY.md, section 3.2). */
const AT_MOST_MS = 1_000;
const NAME = "Lata Kamble";

/** How somebody came in, what their session says of that, and their password afterwards. */
const WAYS: [way: string, enter: (page: Page, email: string) => Promise<void>, means: string, password: string][] = [
  ["a code", enterByCode, "with a code by e-mail", PASSWORD],
  ["a link", enterByLink, "with a link by e-mail", PASSWORD],
  ["a new password for a forgotten one", enterByReset, "with a code by e-mail", ANOTHER],
];

it.each(WAYS)(
  "ends a session that was opened by %s, from another browser, within a second",
  async (_, enter, means, password) => {
    const { email } = await registered(NAME);
    const theirs = await portal.open();
    await enter(theirs, email);
    await following(theirs);
    const mine = await portal.open({ storageState: await cookiesOf(email, password) });
    await mine.goto("/sessions");
    const session = mine.getByRole("listitem").filter({ hasText: means }).filter({ hasText: "Active" }).first();

    await leavesWithin(theirs, async () => {
      const ended = mine.waitForResponse((response) => isOperation(response.request(), "endSession"));
      await session.getByRole("button", { name: /^End the session on/ }).click();
      await ended;
    });
  },
);

it("ends every other page of somebody who changes their password, within a second", async () => {
  const { email, storageState } = await registered(NAME);
  const [mine, theirs] = [await portal.open({ storageState }), await portal.open()];
  await enterByPassword(theirs, email);
  await following(theirs);
  await choosePassword(mine);

  await leavesWithin(theirs, async () => {
    const changed = mine.waitForResponse((response) => isOperation(response.request(), "changePassword"));
    await save(mine);
    await changed;
  });
  await mine.getByText("The new password holds from now on.").waitFor();
  await enterByPassword(theirs, email, ANOTHER);
  await greeted(theirs, NAME);
});

it("lets whoever changes their password go on in every tab of theirs, in another session", async () => {
  const { storageState } = await registered(NAME);
  const mine = await portal.open({ storageState });
  const another = await mine.context().newPage();
  await another.goto("/");
  await following(another);
  await choosePassword(mine);

  const reconnects = another.waitForEvent("websocket");
  await save(mine);
  await mine.getByText("The new password holds from now on.").waitFor();
  await reconnects;

  await following(another);
  await mine.goto("/sessions");
  await mine.getByRole("listitem").filter({ hasText: "This device" }).waitFor();
});

/** As far as the button that saves it. */
async function choosePassword(page: Page): Promise<void> {
  await page.goto("/account");
  await page.getByRole("button", { name: "Change the password" }).click();
  await page.getByLabel("Current password").fill(PASSWORD);
  await page.getByRole("textbox", { name: "New password" }).fill(ANOTHER);
  await page.getByText("This password can be used.").waitFor();
}

const save = (page: Page) =>
  page.getByRole("region", { name: "Password" }).getByRole("button", { name: "Save" }).click();

async function enterByLink(page: Page, email: string): Promise<void> {
  await page.goto("/login");
  await identify(page, email);
  const before = await messagesTo(email);
  await page.getByRole("button", { name: "Send me a code by e-mail" }).click();
  await page.goto(await linkTo(email, before));
  await page.getByRole("button", { name: "Confirm" }).click();
}

async function enterByReset(page: Page, email: string): Promise<void> {
  await page.goto("/login");
  await identify(page, email);
  const before = await messagesTo(email);
  await page.getByRole("button", { name: "Forgotten your password?" }).click();
  await page.getByLabel("Six-digit code").fill(await codeTo(email, before));
  await page.getByRole("textbox", { name: "New password" }).fill(ANOTHER);
  await page.getByRole("button", { name: "Save and sign in" }).click();
}

/** In, and told of changes as they happen. */
async function following(page: Page): Promise<void> {
  await greeted(page, NAME);
  await page.getByRole("status").getByText("Live").waitFor();
}

async function leavesWithin(page: Page, end: () => Promise<void>): Promise<void> {
  await end();
  const ended = performance.now();
  await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
  const took = performance.now() - ended;
  await page.getByText("Your session has ended").waitFor();
  console.info(`The page of a session that was ended is left after ${Math.round(took)} ms.`);
  expect(took).toBeLessThan(AT_MOST_MS);
}
