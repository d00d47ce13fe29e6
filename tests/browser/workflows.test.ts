import { expect, it } from "vitest";
import { violationsOf } from "../setup/axe.ts";
import { createCase, newWord } from "../setup/cases.ts";
import { collectFaults } from "../setup/faults.ts";
import { goTo } from "../setup/go.ts";
import { usePortal } from "../setup/portal.ts";
import { DESK, makeWorkflow, PATIENCE, TEST_MS } from "../setup/workflows.ts";

const portal = usePortal();
const BRIEF = "f10e0000-0000-4000-8000-000000000001";
const SWEEP = "f10e0000-0000-4000-8000-000000000002";

it("starts a run whose required flag is left at no", { timeout: TEST_MS }, async () => {
  const definition = {
    name: newWord(),
    title: "With a flag",
    input: { urgent: { type: "flag" } },
    steps: [{ key: "remind", agent: "overdue-reminder" }],
  };
  const id = await makeWorkflow(await portal.api("admin"), JSON.stringify(definition));
  const page = await portal.as("officer");
  await page.goto(`/workflows/${id}/show`);
  await page.getByRole("button", { name: "Start a run" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Start" }).click();
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/, PATIENCE);
  await page.getByText('"urgent": false').waitFor(PATIENCE);
});

it("has the clock start a workflow with lent rights, told on the reader's own clock, and takes them back", {
  timeout: TEST_MS,
}, async () => {
  const page = await portal.as("admin", { timezoneId: "Asia/Kolkata", viewport: DESK });
  const faults = await collectFaults(page);
  await page.goto(`/workflows/${SWEEP}/show`);
  const clock = page.getByRole("region", { name: "By the clock" });
  await clock.getByText("nobody lends it their rights").waitFor();
  await clock.getByRole("button", { name: "Lend my rights" }).click();
  const dialog = page.getByRole("dialog", { name: "Lend Overdue sweep your rights?" });
  await dialog.getByText("(0 7 * * 1-5, Europe/Berlin)").waitFor();
  await dialog.getByRole("button", { name: "Lend my rights" }).click();
  // Seven in Berlin, in winter or in summer time.
  await clock.getByText(/(11|10):30\sam/i).waitFor(PATIENCE);
  expect(await violationsOf(page)).toEqual([]);

  await clock.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Stop" }).click();
  await clock.getByText("nobody lends it their rights").waitFor(PATIENCE);
  expect(faults).toEqual([]);
});

it("starts a run about a case that an officer finds, and goes to the run", { timeout: TEST_MS }, async () => {
  const word = newWord();
  const kase = await createCase(await portal.api("officer"), `Lamp out, ${word}`);
  const page = await portal.as("officer", { viewport: DESK });
  await page.goto("/workflows");
  await page.getByRole("link", { name: "Case brief" }).click();
  await page.getByRole("button", { name: "Start a run" }).click();
  const dialog = page.getByRole("dialog", { name: "Start Case brief" });
  await dialog.getByRole("combobox", { name: "caseId" }).fill(word);
  await page.getByRole("option", { name: new RegExp(kase.reference) }).click();
  expect(await violationsOf(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Start" }).click();
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/, PATIENCE);

  const id = new URL(page.url()).pathname.split("/").at(-1);
  const { run } = await (await portal.api("officer")).must(
    "query($id: ID!) { run(id: $id) { case { id } workflow { id } } }",
    { id },
  );
  expect(run).toEqual({ case: { id: kase.id }, workflow: { id: BRIEF } });
});

it("is an officer's to read and start, and nobody's to edit but who may edit workflows", {
  timeout: TEST_MS,
}, async () => {
  const officer = await portal.as("officer");
  await officer.goto(`/workflows/${BRIEF}/show`);
  await officer.getByRole("button", { name: "Start a run" }).waitFor();
  expect(await officer.getByRole("link", { name: "Edit" }).count()).toBe(0);
  expect(await officer.getByRole("button", { name: "Lend my rights" }).count()).toBe(0);
  for (const path of [`/workflows/${BRIEF}`, "/workflows/create"]) {
    await goTo(officer, path);
    await officer.getByRole("heading", { name: "This page is not part of your role" }).waitFor();
  }

  const auditor = await portal.as("auditor");
  await auditor.goto(`/workflows/${BRIEF}/show`);
  await auditor.getByRole("heading", { level: 1, name: "Case brief" }).waitFor();
  expect(await auditor.getByRole("button", { name: "Start a run" }).count()).toBe(0);
  await goTo(auditor, "/workflows/f10e0000-0000-4000-8000-00000000ffff/show");
  await auditor.getByRole("heading", { name: "There is no such workflow" }).waitFor();

  const citizen = await portal.as("citizen");
  await citizen.goto("/workflows");
  await citizen.getByRole("heading", { name: "This page is not part of your role" }).waitFor();
  expect(await citizen.getByRole("link", { name: "Workflows" }).count()).toBe(0);
});
