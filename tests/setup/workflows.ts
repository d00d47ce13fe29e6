import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Api } from "./api.ts";
import { newWord } from "./cases.ts";

/** How long the server's verdict on a definition may take. */
export const PATIENCE = { timeout: 20_000 };
/** Axe and the editor take their time together. */
export const TEST_MS = 120_000;
export const DESK = { width: 1440, height: 900 };

/** The field in which a definition is written. */
export const editor = (page: Page) => page.getByRole("textbox", { name: "Definition (JSON)" });

/** What is said against it, one by one. */
export const mistakes = (page: Page) => page.getByRole("list", { name: "Mistakes" }).getByRole("button");

/** Waits until nothing is said against it. */
export const sound = (page: Page) => page.getByText("No mistakes: it could be saved.").waitFor(PATIENCE);

/** The lines that went and that came between two versions, as those who listen are told; waits for them. */
export async function changesAre(page: Page, expected: readonly string[]): Promise<void> {
  await expect.poll(() => changes(page), PATIENCE).toEqual(expected);
}

/** A workflow of one step, of a test alone. */
export async function createWorkflow(api: Api): Promise<{ id: string; text: string }> {
  const definition = {
    name: newWord(),
    title: "Theirs and mine",
    steps: [{ key: "remind", agent: "overdue-reminder" }],
  };
  const text = JSON.stringify(definition, null, 2);
  return { id: await makeWorkflow(api, text), text };
}

/** A workflow with this definition; its id. */
export async function makeWorkflow(api: Api, text: string): Promise<string> {
  const make = "mutation($input: CreateWorkflow!) { createWorkflow(input: $input) { id } }";
  return (await api.must(make, { input: { text } })).createWorkflow.id;
}

async function changes(page: Page): Promise<string[]> {
  const signs: Record<string, string> = { "Added:": "+", "Taken away:": "-" };
  const rows = await page
    .getByRole("table")
    .locator("tbody tr")
    .evaluateAll((all) => all.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent ?? "")));
  return rows.flatMap(([, , change = "", text]) => {
    const [, sign] = Object.entries(signs).find(([word]) => change.includes(word)) ?? [];
    return sign ? sign + text : [];
  });
}
