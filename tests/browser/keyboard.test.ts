import { expect, it } from "vitest";
import { createCase, listOf, newWord } from "../setup/cases.ts";
import { usePortal } from "../setup/portal.ts";

const portal = usePortal();

it("goes through the list with j and k, opens with Enter, and selects with x", async () => {
  const citizen = await portal.api("citizen");
  const word = newWord();
  const made = [await createCase(citizen, `Older ${word}`), await createCase(citizen, `Newer ${word}`)];
  const [older, newer] = [made[0]!, made[1]!];
  const page = await portal.as("officer");
  await page.goto(listOf(word));
  await page.getByRole("row", { name: newer.reference }).waitFor();

  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  await page.keyboard.press("j");
  expect(await focused()).toBe(newer.title);
  await page.keyboard.press("j");
  expect(await focused()).toBe(older.title);
  await page.keyboard.press("k");
  expect(await focused()).toBe(newer.title);
  await page.keyboard.press("x");
  await page.getByText("1 selected").waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: newer.title }).waitFor();

  await page.keyboard.press("j");
  await page.getByRole("heading", { level: 1, name: older.title }).waitFor();
  await page.keyboard.press("e");
  await page.getByRole("heading", { level: 1, name: `Edit ${older.reference}` }).waitFor();
});

it("searches with /, makes a new case with n, and explains all keys with ?", async () => {
  const page = await portal.as("officer");
  await page.goto("/cases");
  await page
    .getByText(/CG-\d{4}-\d{6}/)
    .first()
    .waitFor();
  await page.keyboard.press("/");
  const search = page.getByRole("searchbox", { name: "Search by title or reference" });
  expect(await search.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type("n?");
  expect(await search.inputValue()).toBe("n?");

  await search.blur();
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await keys.getByText("Next and previous case").waitFor();
  await page.keyboard.press("n");
  await page.keyboard.press("Escape");
  await keys.waitFor({ state: "detached" });
  await page.keyboard.press("n");
  await page.getByRole("heading", { level: 1, name: "New case" }).waitFor();
});

it("reaches the content, a filter and a choice without a mouse", async () => {
  const page = await portal.as("officer");
  await page.goto("/cases");
  await page
    .getByText(/CG-\d{4}-\d{6}/)
    .first()
    .waitFor();
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the content");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Priority", exact: true }).first().focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Priority" }).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Priority: Urgent" }).waitFor();
});
