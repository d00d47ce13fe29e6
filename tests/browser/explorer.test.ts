import { expect, it } from "vitest";
import { collectFaults } from "../setup/faults.ts";
import { usePortal } from "../setup/portal.ts";

const portal = usePortal();

it("lists the examples, and runs one as a demo account", async () => {
  const page = await portal.open();
  const faults = await collectFaults(page);
  await page.goto("/explorer");
  const examples = page.getByRole("navigation", { name: "Examples" }).getByRole("button");
  await expect.poll(() => examples.count()).toBeGreaterThan(8);

  await page.getByRole("button", { name: "Asking as nobody" }).click();
  await page.getByRole("button", { name: "Asha Kulkarni (officer)" }).click();
  await page.getByRole("button", { name: "Asking as Asha Kulkarni" }).waitFor();
  await examples.filter({ hasText: "Who am i" }).click();
  await page.getByTitle("Ctrl + Enter").click();

  const answer = page.getByRole("region", { name: "Answer" });
  await answer.getByText("officer@demo.casegraph.dev").waitFor();
  await page
    .getByRole("status")
    .getByText(/^200 · \d+ ms/)
    .waitFor();
  expect(faults).toEqual([]);
});

it("streams what a subscription tells", async () => {
  const page = await portal.open();
  await page.goto("/explorer");
  await page.getByRole("button", { name: "Asking as nobody" }).click();
  await page.getByRole("button", { name: "Leela Menon (admin)" }).click();
  await page.getByRole("button", { name: "Asking as Leela Menon" }).waitFor();
  await page.getByRole("navigation", { name: "Examples" }).getByRole("button", { name: "Watch cases" }).click();
  await page.getByTitle("Ctrl + Enter").click();
  await page.getByText("0 events, listening").waitFor();

  const citizen = await portal.api("citizen");
  const changing = setInterval(() => {
    void citizen.ask(`mutation { createCase(input: { title: "Seen in the explorer" }) { id } }`);
  }, 500);
  await page
    .getByText(/[1-9]\d* events?, listening/)
    .waitFor()
    .finally(() => clearInterval(changing));
  await page.getByRole("region", { name: "Answer" }).getByText("case.created").first().waitFor();
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByTitle("Ctrl + Enter").waitFor();
});

it("says what the schema does not know, before it is sent", async () => {
  const page = await portal.open();
  await page.goto("/explorer");
  await page.getByLabel("Document").fill("{ me { shoeSize } }");
  await page.getByText(/Cannot query field "shoeSize" on type "User"/).waitFor();
});
