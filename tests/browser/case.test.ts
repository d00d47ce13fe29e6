import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { createCase, newWord, pageOf } from "../setup/cases.ts";
import { usePortal } from "../setup/portal.ts";

const portal = usePortal();

it("lets an officer open, edit, assign, move and comment on a case, and its history tells all of it", async () => {
  const page = await portal.as("officer");
  const title = `Well without a cover ${newWord()}`;
  await page.goto("/cases/create");
  await page.getByRole("textbox", { name: "Title", exact: true }).fill(title);
  await page.getByRole("textbox", { name: "Description" }).fill("Beside the school.");
  await page.getByRole("radio", { name: "High" }).check();
  await page.getByRole("button", { name: "Open the case" }).click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();

  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByRole("textbox", { name: "Description" }).fill("Beside the school, and the rains are near.");
  await page.getByRole("radio", { name: "Urgent" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await said(page, "Saved");
  await page.getByText("Beside the school, and the rains are near.").waitFor();

  await page.getByRole("button", { name: "Assign to me" }).click();
  await fact(page, "Assignee").getByText("Asha Kulkarni").waitFor();
  await assignTo(page, "Rohan Deshmukh");
  await fact(page, "Assignee").getByText("Rohan Deshmukh").waitFor();

  await page.getByRole("button", { name: "Change status" }).click();
  await page.getByRole("menuitem", { name: "In progress" }).click();
  await fact(page, "Status").getByText("In progress").waitFor();

  await page.getByRole("textbox", { name: "Add a comment" }).fill("The ward office\nhas been told.");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("list", { name: "Comments" }).getByText("has been told.").waitFor();
  expect(await page.getByRole("textbox", { name: "Add a comment" }).inputValue()).toBe("");

  await page.getByRole("tab", { name: "History" }).click();
  const history = page.getByRole("list", { name: "History" }).getByRole("listitem");
  await expect.poll(() => history.count()).toBe(6);
  const told = await history.allInnerTexts();
  const words = told.map((text) => text.replaceAll(/\s+/g, " "));
  expect(words[0]).toContain("Asha Kulkarni commented");
  expect(words[1]).toMatch(/changed the status .*Status: Open → In progress/);
  expect(words[2]).toMatch(/assigned the case .*Assignee: Asha Kulkarni → Rohan Deshmukh/);
  expect(words[3]).toMatch(/assigned the case .*Assignee: Asha Kulkarni/);
  expect(words[4]).toMatch(/edited the case/);
  expect(words[4]).toContain("Priority: High → Urgent");
  expect(words[4]).toContain("Description: Beside the school. → Beside the school, and the rains are near.");
  expect(words[5]).toMatch(/opened the case/);
});

it("names the fields that the server refuses, and keeps what was typed", async () => {
  const page = await portal.as("officer");
  await page.goto("/cases/create");
  await page.getByRole("textbox", { name: "Title", exact: true }).fill("ab");
  await page.getByRole("textbox", { name: "Description" }).fill("Kept.");
  await page.getByRole("button", { name: "Open the case" }).click();
  await page
    .getByText(/at least 3|Must be 3/i)
    .first()
    .waitFor();
  expect(await page.getByLabel("Description").inputValue()).toBe("Kept.");
  expect(await page.getByRole("textbox", { name: "Title", exact: true }).getAttribute("aria-invalid")).toBe("true");
});

it("asks why a finished case is taken up again", async () => {
  const kase = await createCase(await portal.api("officer"));
  const page = await portal.as("officer");
  await page.goto(pageOf(kase));
  await page.getByRole("button", { name: "Assign to me" }).click();
  for (const step of ["In progress", "Resolved"]) {
    await page.getByRole("button", { name: "Change status" }).click();
    await page.getByRole("menuitem", { name: step }).click();
    await fact(page, "Status").getByText(step).waitFor();
  }
  await page.getByRole("button", { name: "Change status" }).click();
  await page.getByText("Closing takes a second person").waitFor();
  await page.getByRole("menuitem", { name: "In progress" }).click();
  await page.getByRole("textbox", { name: "Reason" }).fill("It broke again.");
  await page.getByRole("button", { name: "Change to In progress" }).click();
  await fact(page, "Status").getByText("In progress").waitFor();
  await page.getByRole("tab", { name: "History" }).click();
  await page.getByRole("list", { name: "History" }).getByText("It broke again.").waitFor();
});

it("lets a citizen open a case and follow it, without the notes of those who work it", async () => {
  const page = await portal.as("citizen");
  const title = `Water smells ${newWord()}`;
  await page.goto("/cases");
  await page.getByRole("link", { name: "New case" }).click();
  await page.getByRole("textbox", { name: "Title", exact: true }).fill(title);
  await page.getByRole("button", { name: "Open the case" }).click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  await page.getByRole("status").getByText("Live").waitFor();

  const officer = await portal.api("officer");
  const id = new URL(page.url()).pathname.split("/")[2];
  await officer.must(`mutation { addComment(input: { caseId: "${id}", text: "A note for us." }) { id } }`);
  await officer.must(`mutation { changeCaseStatus(input: { id: "${id}", version: 1, status: IN_PROGRESS }) { id } }`);

  await fact(page, "Status").getByText("In progress").waitFor();
  expect(await page.getByText("A note for us.").count()).toBe(0);
  expect(await page.getByRole("tab").count()).toBe(0);
  for (const name of ["Edit", "Assign", "Change status"]) {
    expect(await page.getByRole("button", { name, exact: true }).count()).toBe(0);
  }
});

it("gives an auditor nothing to write with, and says why", async () => {
  const kase = await createCase(await portal.api("citizen"));
  const page = await portal.as("auditor");
  await page.goto("/cases");
  await page
    .getByText(/CG-\d{4}-\d{6}/)
    .first()
    .waitFor();
  expect(await page.getByRole("checkbox").count()).toBe(0);
  expect(await page.getByRole("link", { name: "New case" }).count()).toBe(0);

  await page.goto(pageOf(kase));
  await page.getByText("Nobody has said anything yet.").waitFor();
  expect(await page.getByRole("textbox").count()).toBe(0);
  for (const name of ["Edit", "Assign", "Change status"]) {
    await page.getByRole("button", { name, exact: true }).click();
    await page
      .getByRole("dialog", { name: "Why can't I?" })
      .getByText(/Your role \(Auditor\) does not include/)
      .waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
});

function fact(page: Page, name: string): Locator {
  return page.locator("dt", { hasText: new RegExp(`^${name}$`) }).locator("xpath=following-sibling::dd[1]");
}

async function said(page: Page, text: string): Promise<void> {
  await page.getByRole("alert").getByText(text).waitFor();
}

async function assignTo(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Assign", exact: true }).click();
  await page.getByRole("combobox", { name: "Assignee" }).fill(name.slice(0, 5));
  await page.getByRole("option", { name }).click();
}
