import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { createCase, editCase } from "../setup/cases.ts";
import { usePortal } from "../setup/portal.ts";

const portal = usePortal();

it("finds what happened to one record, with before and after", async () => {
  const officer = await portal.api("officer");
  const kase = await createCase(officer, "Bridge rail missing");
  await editCase(officer, kase, { title: "Bridge rail missing on both sides" });
  const page = await portal.as("auditor");
  await page.goto("/audit");
  await page.getByRole("textbox", { name: "Record" }).fill(kase.id);
  await page.keyboard.press("Enter");

  await expect.poll(() => entries(page).count()).toBe(2);
  const edited = entries(page).first();
  expect(await edited.innerText()).toMatch(/Asha Kulkarni[\s\S]*edited the case[\s\S]*case\.edited/);
  await edited.getByRole("button").click();
  const changes = edited.locator("section, div").filter({ hasText: "Before and after" }).first();
  await changes.getByText("Bridge rail missing", { exact: true }).waitFor();
  await changes.getByText("Bridge rail missing on both sides", { exact: true }).waitFor();
  await edited.getByText("Where it came from").waitFor();
  await edited.getByRole("link", { name: kase.id }).click();
  await page.getByRole("heading", { level: 1, name: "Bridge rail missing on both sides" }).waitFor();
});

it("checks the proof of what it shows, and asks before it believes another key", async () => {
  const page = await portal.as("auditor");
  await page.goto(`/audit?${new URLSearchParams({ filter: JSON.stringify({ event: "case.edited" }) })}`);
  await entries(page).first().waitFor();
  // The newest may have to wait for the next head.
  const entry = entries(page).last();
  await entry.getByRole("button").click();
  const said = entry.getByRole("status");
  const verify = async () => {
    await entry.getByRole("button", { name: "Verify" }).click();
    await expect.poll(() => said.innerText()).toMatch(/\w/);
    return said.innerText();
  };

  await expect.poll(verify).toContain("Your browser checked it");

  await page.evaluate(() => localStorage.setItem("casegraph.ledgerKeys", "another"));
  await expect.poll(verify).toContain("this browser knows another one");
  await entry.getByRole("button", { name: "Accept this key" }).click();
  await expect.poll(() => said.innerText()).toContain("Your browser checked it");
});

it("narrows by person and by event, in the address", async () => {
  const page = await portal.as("auditor");
  await page.goto("/audit");
  await page.getByRole("button", { name: "Actor", exact: true }).click();
  await page.getByRole("combobox", { name: "Actor" }).fill("Rohan");
  await page.getByRole("option", { name: "Rohan Deshmukh" }).click();
  await page.getByRole("combobox", { name: "Event" }).fill("case.statusChanged");
  await page.keyboard.press("Enter");
  await page.waitForURL(/statusChanged/);
  await everyEntry(page, /Rohan Deshmukh[\s\S]*case\.statusChanged/);

  await page.reload();
  await page.getByRole("button", { name: "Actor: Rohan Deshmukh" }).waitFor();
  await everyEntry(page, /Rohan Deshmukh[\s\S]*case\.statusChanged/);
});

it("goes on to older entries", async () => {
  const page = await portal.as("auditor");
  await page.goto("/audit");
  await entries(page).nth(49).waitFor();
  const newest = await entries(page).first().innerText();
  await page.getByRole("button", { name: "Next page" }).click();
  await page.getByText(/^51–100 of /).waitFor();
  await expect.poll(() => entries(page).first().innerText()).not.toBe(newest);
  await page.getByRole("button", { name: "Previous page" }).click();
  await page.getByText(/^1–50 of /).waitFor();
});

it("does not ask for a record by what is no record's id", async () => {
  const page = await portal.as("auditor");
  await page.goto("/audit");
  await page.getByRole("textbox", { name: "Record" }).fill("CG-2026-000001");
  await page.keyboard.press("Enter");
  await page.getByText("A record's id is needed.").waitFor();
  expect(page.url()).not.toContain("CG-2026");
});

it("records each search of the audit trail in it", async () => {
  const page = await portal.as("admin");
  await page.goto(`/audit?${new URLSearchParams({ filter: JSON.stringify({ event: "audit.read" }) })}`);
  await everyEntry(page, /audit\.read/);
  await page.reload();
  await everyEntry(page, /audit\.read/);
  expect(await entries(page).first().innerText()).toContain("read the audit trail");
});

function entries(page: Page) {
  return page.getByRole("list", { name: "Audit" }).getByRole("listitem");
}

async function everyEntry(page: Page, what: RegExp): Promise<void> {
  await entries(page).first().waitFor();
  await expect
    .poll(async () => {
      const texts = await entries(page).allInnerTexts();
      return texts.length > 0 && texts.every((text) => what.test(text));
    })
    .toBe(true);
}
