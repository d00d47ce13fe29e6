import { expect, it } from "vitest";
import { violationsOf } from "../setup/axe.ts";
import { newWord } from "../setup/cases.ts";
import { collectFaults } from "../setup/faults.ts";
import { usePortal } from "../setup/portal.ts";
import { changesAre, createWorkflow, DESK, editor, PATIENCE, sound, TEST_MS } from "../setup/workflows.ts";

const portal = usePortal();

it("makes a new version with each saving, and shows what differs between any two", { timeout: TEST_MS }, async () => {
  const page = await portal.as("admin", { colorScheme: "dark", viewport: DESK });
  const faults = await collectFaults(page);
  const name = newWord();
  await page.goto("/workflows/create");
  await sound(page);
  const text = (await editor(page).inputValue()).replace("my-workflow", name).replace("My workflow", `Trial ${name}`);
  await editor(page).fill(text);
  await page.getByText("Not saved yet").waitFor();
  await page.getByRole("button", { name: "Create" }).click();
  await page.getByRole("heading", { level: 1, name: `Trial ${name}` }).waitFor(PATIENCE);

  await page.getByRole("link", { name: "Edit" }).click();
  for (const said of ["It gathers.", "It gathers and waits."]) {
    await editor(page).fill(text.replace("What it is for.", said));
    await page.keyboard.press("Control+s");
    await page.getByText("Not saved yet").waitFor({ state: "detached", ...PATIENCE });
  }
  await page.getByText("Version 3 is saved").waitFor();
  await page.getByRole("link", { name: "Cancel" }).click();
  await page.getByRole("tab", { name: "Versions" }).click();

  const list = page.getByRole("list", { name: "Versions that were saved" }).getByRole("listitem");
  await expect.poll(() => list.count(), PATIENCE).toBe(3);
  await changesAre(page, ['-  "description": "It gathers.",', '+  "description": "It gathers and waits.",']);
  await page.getByRole("button", { name: "Show what changed in version 2" }).click();
  await changesAre(page, ['-  "description": "What it is for.",', '+  "description": "It gathers.",']);
  await page.getByRole("combobox", { name: "with version" }).selectOption("3");
  await changesAre(page, ['-  "description": "What it is for.",', '+  "description": "It gathers and waits.",']);
  expect(page.url()).toContain("from=1&to=3");
  expect(await violationsOf(page)).toEqual([]);
  expect(faults).toEqual([]);
});

it("says who saved meanwhile, keeps the text, and saves it over theirs when somebody wants that", {
  timeout: TEST_MS,
}, async () => {
  const api = await portal.api("admin");
  const { id, text } = await createWorkflow(api);
  const page = await portal.as("admin", { viewport: DESK });
  await page.goto(`/workflows/${id}`);
  await sound(page);
  const mine = text.replace("Theirs and mine", "Mine");
  await editor(page).fill(mine);
  const theirs = { id, version: 1, text: text.replace("Theirs and mine", "Theirs") };
  await api.must("mutation($input: SaveWorkflow!) { saveWorkflow(input: $input) { id } }", { input: theirs });

  await page.getByRole("button", { name: "Save as a new version" }).click();
  const dialog = page.getByRole("dialog", { name: "Somebody else saved first" });
  const { me } = await api.must("{ me { displayName } }");
  await dialog.getByText(me.displayName).waitFor(PATIENCE);
  await changesAre(page, ['-  "title": "Theirs",', '+  "title": "Mine",']);
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  expect(await editor(page).inputValue()).toBe(mine);

  await page.getByRole("button", { name: "Save as a new version" }).click();
  await dialog.getByRole("button", { name: "Save mine as the newest" }).click();
  await page.getByText("Version 3 is saved").waitFor(PATIENCE);
  const { workflow } = await api.must("query($id: ID!) { workflow(id: $id) { text version } }", { id });
  expect(workflow).toEqual({ text: mine, version: 3 });
});
