import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { createCase, listOf, newWord } from "../setup/cases.ts";
import { usePortal } from "../setup/portal.ts";

const portal = usePortal();

it("keeps filters, order and words in the address, and a reload keeps them", async () => {
  const page = await portal.as("admin");
  await page.goto("/cases");
  await choose(page, "Priority", "Urgent");
  await choose(page, "Status", "In progress");
  await page.getByRole("button", { name: "Due", exact: true }).click();
  await page.getByRole("searchbox", { name: "Search by title or reference" }).fill("CG-");
  await page.waitForURL(/text/);

  const asked = JSON.parse(new URL(page.url()).searchParams.get("filter") ?? "");
  expect(asked).toEqual({ priority: ["URGENT"], status: ["IN_PROGRESS"], text: "CG-" });
  await settled(page, { Priority: "Urgent", Status: "In progress" });
  const before = await referencesOf(page);
  expect(before.length).toBeGreaterThan(1);

  await page.reload();
  await settled(page, { Priority: "Urgent", Status: "In progress" });
  expect(await referencesOf(page)).toEqual(before);
  expect(await page.getByRole("searchbox").inputValue()).toBe("CG-");
  await expect.poll(() => page.getByRole("columnheader", { name: "Due" }).getAttribute("aria-sort")).toBe("ascending");

  await page.getByRole("button", { name: "Clear filters" }).click();
  await page.getByRole("button", { name: "Priority", exact: true }).first().waitFor();
});

it("goes through the pages, and Back returns to where one was", async () => {
  const page = await portal.as("admin");
  // Oldest first: cases of other tests come behind these.
  await page.goto("/cases?perPage=10&sort=reference&order=ASC");
  await page.getByText(/^1–10 of \d+$/).waitFor();
  const first = await referencesOf(page);
  await page.getByRole("button", { name: "Next page" }).click();
  await page.getByText(/^11–20 of \d+$/).waitFor();
  await expect.poll(() => referencesOf(page)).not.toEqual(first);
  const second = await referencesOf(page);

  await page.getByRole("row").nth(3).getByRole("link").click();
  await page.getByRole("navigation", { name: "Other cases" }).waitFor();
  await page.goBack();
  await page.getByText(/^11–20 of \d+$/).waitFor();
  expect(await referencesOf(page)).toEqual(second);
  await page.reload();
  await page.getByText(/^11–20 of \d+$/).waitFor();
  expect(await referencesOf(page)).toEqual(second);
});

it("takes several cases on at once, and takes that back", async () => {
  const { page } = await twoSelected();
  await page.getByRole("button", { name: "Assign…" }).click();
  await page.getByRole("combobox", { name: "Assignee" }).fill("Asha");
  await page.getByRole("option", { name: "Asha Kulkarni" }).click();
  await page.getByText("2 cases changed").waitFor();
  await expect.poll(() => page.getByRole("row").filter({ hasText: "Asha Kulkarni" }).count()).toBe(2);

  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("2 of 2 are as they were").waitFor();
  await expect.poll(() => page.getByRole("row").filter({ hasText: "Unassigned" }).count()).toBe(2);
});

it("moves several cases on at once, and says beforehand how many can", async () => {
  const { page } = await twoSelected();
  await page.getByRole("button", { name: "Change status…" }).click();
  await page.getByRole("radio", { name: "In progress 2 of 2" }).check();
  await page.getByRole("button", { name: "Change 2 cases" }).click();
  await page.getByText("2 of 2 are now: In progress").waitFor();
  await expect.poll(() => page.getByRole("row").filter({ hasText: "In progress" }).count()).toBe(2);
  await page.getByRole("region", { name: "Selected cases" }).waitFor({ state: "detached" });
});

it("says when nothing fits, and how to see everything again", async () => {
  const page = await portal.as("officer");
  await page.goto(listOf(newWord()));
  await page.getByRole("heading", { name: "No case matches" }).waitFor();
  await page.getByRole("button", { name: "Clear filters" }).last().click();
  await page
    .getByText(/CG-\d{4}-\d{6}/)
    .first()
    .waitFor();
});

async function twoSelected(): Promise<{ page: Page }> {
  const citizen = await portal.api("citizen");
  const word = newWord();
  const made = [await createCase(citizen, `First ${word}`), await createCase(citizen, `Second ${word}`)];
  const page = await portal.as("officer");
  await page.goto(listOf(word));
  for (const { reference } of made) await page.getByRole("checkbox", { name: `Select ${reference}` }).check();
  await page.getByText("2 selected").waitFor();
  return { page };
}

async function choose(page: Page, filter: string, choice: string): Promise<void> {
  await page.getByRole("button", { name: filter, exact: true }).and(page.locator("[aria-haspopup]")).click();
  await page.getByRole("dialog", { name: filter }).getByRole("checkbox", { name: choice }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: `${filter}: ${choice}` }).waitFor();
}

/** Every row is as it was asked for. */
async function settled(page: Page, values: Record<string, string>): Promise<void> {
  const rows = page.getByRole("rowgroup").last().getByRole("row");
  await rows.first().getByText(/CG-/).waitFor();
  await expect
    .poll(async () => {
      const texts = await rows.allTextContents();
      return texts.length > 0 && texts.every((text) => Object.values(values).every((value) => text.includes(value)));
    })
    .toBe(true);
}

async function referencesOf(page: Page): Promise<string[]> {
  await page
    .getByText(/CG-\d{4}-\d{6}/)
    .first()
    .waitFor();
  return page.getByRole("cell", { name: /^CG-\d{4}-\d{6}$/ }).allTextContents();
}
