import { expect, it } from "vitest";
import { createCase, listOf, newWord, pageOf } from "../setup/cases.ts";
import { isDark, isLight } from "../setup/looks.ts";
import { usePortal } from "../setup/portal.ts";

const portal = usePortal();

it("shows a card a case on a phone, and nothing goes beyond its width", async () => {
  const word = newWord();
  const title = `${word} ${"Averylongwordwithoutanyspace".repeat(4)}`;
  const kase = await createCase(await portal.api("citizen"), title, { description: "x".repeat(400) });
  const page = await portal.as("officer", { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  for (const path of [listOf(word), pageOf(kase), `/cases/${kase.id}`]) {
    await page.goto(path);
    await page
      .getByText(path.endsWith(kase.id) ? "Save" : word)
      .first()
      .waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(360);
  }

  await page.goto(listOf(word));
  const card = page.getByRole("region", { name: "Cases" }).getByRole("listitem");
  await card.getByText(kase.reference).waitFor();
  for (const text of ["Normal", "Open", "Unassigned"]) expect(await card.getByText(text).isVisible()).toBe(true);
  await card.tap();
  await page.getByRole("heading", { level: 1, name: word }).waitFor();
});

it("follows the system into the dark and back, until somebody chooses", async () => {
  const page = await portal.as("officer", { colorScheme: "dark" });
  await page.goto("/cases");
  await isDark(page);
  await page.emulateMedia({ colorScheme: "light" });
  await isLight(page);

  await page.getByRole("button", { name: /^Account:/ }).click();
  await page.getByRole("menuitem", { name: "Dark theme" }).click();
  await isDark(page);
  await page.reload();
  await page
    .getByText(/CG-\d{4}-\d{6}/)
    .first()
    .waitFor();
  await isDark(page);
});

it("does not move things for people who asked for less motion", async () => {
  const page = await portal.as("officer", { reducedMotion: "reduce" });
  await page.goto("/cases");
  await page.getByRole("button", { name: "Priority", exact: true }).first().click();
  await page.getByRole("dialog", { name: "Priority" }).waitFor();
  const moving = () => document.getAnimations().filter(({ playState }) => playState === "running").length;
  expect(await page.evaluate(moving)).toBe(0);
});
