import type { Page, Route } from "playwright-core";
import { expect, it } from "vitest";
import { createCase, type MadeCase, pageOf } from "../setup/cases.ts";
import { isOperation } from "../setup/operations.ts";
import { usePortal } from "../setup/portal.ts";

const portal = usePortal();

it("tells the second of two editors who changed what, and saves what they choose", async () => {
  const { kase, first, second } = await bothEdit();
  await describe(second, "What the second saw.");
  await title(second, `${kase.title}, says the second`);
  await describe(first, "What the first saw.");
  await save(first);
  await first.getByText("What the first saw.").waitFor();
  await second.getByText("Somebody changed this case while you were writing.").waitFor();

  await save(second);
  const conflict = second.getByRole("dialog", { name: "Somebody else was first" });
  await conflict.getByText(/Asha Kulkarni changed: Description/).waitFor();
  await conflict.getByText("What the first saw.").waitFor();
  await conflict.getByText("What the second saw.").waitFor();
  await conflict.getByRole("radiogroup", { name: "Description" }).getByLabel("As it is now").check();
  await conflict.getByRole("button", { name: "Save my choice" }).click();

  await second.getByRole("heading", { level: 1, name: `${kase.title}, says the second` }).waitFor();
  await second.getByText("What the first saw.").waitFor();
  await first.getByRole("heading", { level: 1, name: `${kase.title}, says the second` }).waitFor();
});

it("lets the second editor's own words stand, and the history keeps the first's", async () => {
  const { first, second } = await bothEdit();
  await describe(second, "What the second saw.");
  await describe(first, "What the first saw.");
  await save(first);
  await first.getByText("What the first saw.").waitFor();
  await save(second);
  await second.getByRole("button", { name: "Save my choice" }).click();

  await second.getByRole("tab", { name: "History" }).click();
  const history = second.getByRole("list", { name: "History" }).getByRole("listitem");
  await expect.poll(() => history.count()).toBe(3);
  expect(await history.first().innerText()).toMatch(
    /Rohan Deshmukh[\s\S]*What the first saw\.[\s\S]*What the second saw\./,
  );
  expect(await history.nth(1).innerText()).toMatch(/Asha Kulkarni[\s\S]*As it was\.[\s\S]*What the first saw\./);
});

it("lets the second editor leave it as it is now", async () => {
  const { kase, first, second } = await bothEdit();
  await title(second, `${kase.title}, never saved`);
  await title(first, `${kase.title}, says the first`);
  await save(first);
  await first.getByRole("heading", { level: 1, name: `${kase.title}, says the first` }).waitFor();
  await save(second);
  await second.getByRole("button", { name: "Leave it as it is now" }).click();
  await expect
    .poll(() => second.getByRole("textbox", { name: "Title", exact: true }).inputValue())
    .toBe(`${kase.title}, says the first`);
});

it("lets an untouched form follow what others save", async () => {
  const { kase, first, second } = await bothEdit();
  await title(first, `${kase.title}, followed`);
  await save(first);
  await expect
    .poll(() => second.getByRole("textbox", { name: "Title", exact: true }).inputValue())
    .toBe(`${kase.title}, followed`);
});

it("says that somebody else took the step already", async () => {
  const kase = await createCase(await portal.api("citizen"));
  const [first, second] = [await portal.as("officer"), await portal.as("officer2")];
  // Whoever follows the changes live sees the step before they can take it too.
  await second.routeWebSocket(/graphql/, () => undefined);
  for (const page of [first, second]) {
    await page.goto(pageOf(kase));
    await page.getByRole("button", { name: "Change status" }).click();
    await page.getByRole("menuitem", { name: "In progress" }).waitFor();
  }
  await first.getByRole("menuitem", { name: "In progress" }).click();
  await first.getByText("The status is now: In progress").waitFor();
  await second.getByRole("menuitem", { name: "In progress" }).click();
  await second.getByText(/Asha Kulkarni changed: Status/).waitFor();
  await second.getByText("Somebody else took this step already.").waitFor();
  expect(await second.getByRole("button", { name: "Save my choice" }).isDisabled()).toBe(true);
  await second.getByRole("button", { name: "Leave it as it is now" }).click();
  await second.getByRole("term").filter({ hasText: "Status" }).waitFor();
});

it("does not go back to an answer that was on its way when the case changed", async () => {
  const kase = await createCase(await portal.api("citizen"));
  const page = await portal.as("officer");
  // Neither the stream nor a later read brings the newer state: there is only what the change itself answered.
  await page.routeWebSocket(/graphql/, () => undefined);
  await page.goto(pageOf(kase));
  await page.getByRole("button", { name: "Assign to me" }).waitFor();
  const asked = Promise.withResolvers<Route>();
  await page.route("**/graphql", async (route) => {
    if (isOperation(route.request(), "query Case")) asked.resolve(route);
    else await route.continue();
  });
  await page.getByRole("button", { name: "Change status" }).click();
  await page.getByRole("menuitem", { name: "In progress" }).click();
  const older = await (await asked.promise).fetch();

  await page.getByRole("button", { name: "Assign to me" }).click();
  await page.getByText("The case is yours").waitFor();
  await (await asked.promise).fulfill({ response: older }).catch(() => undefined);
  await page.getByRole("button", { name: "Change status" }).click();
  await page.getByRole("menuitem", { name: "Resolved" }).click();
  await page.getByText("The status is now: Resolved").waitFor();
});

/** Two officers with the form of one case open. */
async function bothEdit(): Promise<{ kase: MadeCase; first: Page; second: Page }> {
  const kase = await createCase(await portal.api("citizen"), undefined, { description: "As it was." });
  const [first, second] = [await portal.as("officer"), await portal.as("officer2")];
  const edit = async (page: Page) => {
    await page.goto(`/cases/${kase.id}`);
    await page.getByRole("heading", { level: 1, name: `Edit ${kase.reference}` }).waitFor();
    await page.getByRole("status").getByText("Live").waitFor();
  };
  await Promise.all([edit(first), edit(second)]);
  return { kase, first, second };
}

async function describe(page: Page, text: string): Promise<void> {
  await page.getByLabel("Description").fill(text);
}

async function title(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Title", exact: true }).fill(text);
}

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save" }).click();
}
