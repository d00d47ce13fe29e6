import { expect, it } from "vitest";
import { DEMO_PASSWORD } from "../../standalone/demo/people.ts";
import { usePages } from "../setup/page.ts";

const pages = usePages();

it("lets an officer of the demo sign in and find cases", async () => {
  const page = await pages.open();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));

  await page.goto("/");
  await page.getByLabel(/e-?mail/i).fill("officer@demo.casegraph.dev");
  await page.getByRole("button", { name: /^continue$/i }).click();
  await page
    .getByLabel(/password/i)
    .first()
    .fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: /^sign in$/i }).click();
  await page.waitForURL((url) => url.pathname !== "/login");
  await page.goto("/cases");

  await page
    .getByText(/CG-\d{4}-\d{6}/)
    .first()
    .waitFor();
  expect(faults).toEqual([]);
});
