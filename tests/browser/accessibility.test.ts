import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violationsOf } from "../setup/axe.ts";
import { createCase, pageOf } from "../setup/cases.ts";
import { collectFaults } from "../setup/faults.ts";
import { inLightAndDark } from "../setup/looks.ts";
import { usePortal } from "../setup/portal.ts";

const portal = usePortal();

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

const BRIEF = "/workflows/f10e0000-0000-4000-8000-000000000001";

/** Each page with what is visible once it is complete. */
const PAGES: [path: string, complete: (page: Page) => Promise<void>][] = [
  ["/", (page) => page.getByRole("heading", { name: "By status" }).waitFor()],
  [
    "/cases",
    (page) =>
      page
        .getByText(/CG-\d{4}-\d{6}/)
        .first()
        .waitFor(),
  ],
  ["/cases/create", (page) => page.getByRole("button", { name: "Open the case" }).waitFor()],
  ["/account", (page) => page.getByRole("button", { name: "Add a passkey" }).waitFor()],
  ["/sessions", (page) => page.getByText("This device").waitFor()],
  ["/people", (page) => page.getByRole("list", { name: "People" }).getByRole("listitem").first().waitFor()],
  ["/people/policy", (page) => page.getByRole("region", { name: "Citizen" }).waitFor()],
  ["/people/recoveries", (page) => page.getByRole("heading", { name: "Nothing waits" }).waitFor()],
  ["/sso", (page) => page.getByRole("heading", { name: "Providers (OpenID Connect)" }).waitFor()],
  ["/sso/break-glass", (page) => page.getByRole("region", { name: "Accounts" }).waitFor()],
  ["/sso/providers/create", (page) => page.getByRole("textbox", { name: "Callback address" }).waitFor()],
  ["/sso/connections/create", (page) => page.getByLabel("Address of the metadata").waitFor()],
  ["/audit", (page) => page.getByRole("list", { name: "Audit" }).getByRole("listitem").first().waitFor()],
  ["/jobs", (page) => page.getByRole("tab", { name: /^Failed/ }).waitFor()],
  [
    "/parked",
    (page) =>
      page
        .getByText(/^(All is well|What went wrong)$/)
        .first()
        .waitFor(),
  ],
  ["/approvals", (page) => page.getByRole("group", { name: "Which questions" }).waitFor()],
  ["/runs", (page) => page.getByRole("list", { name: "Runs" }).waitFor()],
  ["/agents", (page) => page.getByRole("list", { name: "Agents" }).waitFor()],
  ["/workflows", (page) => page.getByRole("list", { name: "Workflows" }).waitFor()],
  ["/workflows/create", (page) => page.getByText("No mistakes: it could be saved.").waitFor()],
  [`${BRIEF}/show`, (page) => page.getByRole("region", { name: "By the clock" }).waitFor()],
  [BRIEF, (page) => page.getByText("No mistakes: it could be saved.").waitFor()],
  ["/notifications", (page) => page.getByRole("list", { name: "Notifications" }).waitFor()],
  ["/notifications/preferences", (page) => page.getByText("What happens").waitFor()],
  ["/no-such-page", (page) => page.getByRole("heading", { name: "There is no such page" }).waitFor()],
];

const SCREENS = [
  ["a desk", DESKTOP],
  ["a phone", PHONE],
] as const;

it("finds nothing against any page on a desk or a phone, light or dark", { timeout: 240_000 }, async () => {
  const kase = await createCase(await portal.api("officer"), undefined, { description: "Two\nlines." });
  const page = await portal.as("admin", { viewport: DESKTOP });
  const faults = await collectFaults(page);
  const show = (heading: string) => page.getByRole("heading", { name: heading }).first().waitFor();
  const pages: typeof PAGES = [
    ...PAGES,
    [pageOf(kase), () => page.getByText("Nobody has said anything yet.").waitFor()],
    [`/cases/${kase.id}`, () => show(`Edit ${kase.reference}`)],
  ];

  for (const [path, complete] of pages) {
    await page.goto(path);
    for (const [screen, viewport] of SCREENS) {
      await page.setViewportSize(viewport);
      await complete(page);
      await page.getByRole("status").getByText("Live").waitFor();
      expect(await inLightAndDark(page, faultsOf), `${path} on ${screen}`).toEqual([]);
    }
  }
  expect(faults).toEqual([]);
});

it.each(SCREENS)("finds nothing against the sign-in page on %s, light or dark", async (_screen, viewport) => {
  const page = await portal.open({ viewport });
  const faults = await collectFaults(page);
  await page.goto("/login");
  await page.getByRole("button", { name: "Asha Kulkarni" }).waitFor();
  expect(await inLightAndDark(page, faultsOf)).toEqual([]);
  expect(faults).toEqual([]);
});

it.each(SCREENS)("finds nothing against the steps of signing in on %s, light or dark", async (_screen, viewport) => {
  const page = await portal.open({ viewport });
  const faults = await collectFaults(page);
  await page.goto("/login");
  await page.getByRole("button", { name: "Create an account" }).click();
  await page.getByRole("textbox", { name: "New password" }).fill("passwordpassword");
  await page.getByText("Many people use this password. Choose another.").waitFor();
  expect(await inLightAndDark(page, faultsOf), "registration").toEqual([]);

  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  // Both steps ask for an address: what is typed before the next one is there goes with the last.
  await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
  await page.getByLabel("E-mail address or phone number").fill("nobody@example.org");
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await page.getByLabel("Password").waitFor();
  expect(await inLightAndDark(page, faultsOf), "methods").toEqual([]);
  await page.getByRole("button", { name: "Send me a code by e-mail" }).click();
  await page.getByRole("heading", { name: "Enter the code" }).waitFor();
  expect(await inLightAndDark(page, faultsOf), "code").toEqual([]);

  await page.goto("/reset-password#token=00000000-0000-4000-8000-000000000000.0");
  await page.getByRole("textbox", { name: "New password" }).waitFor();
  expect(await inLightAndDark(page, faultsOf), "reset").toEqual([]);
  expect(faults).toEqual([]);
});

it("finds nothing against what opens over a page, light or dark", async () => {
  const kase = await createCase(await portal.api("officer"));
  const page = await portal.as("officer");
  const faults = await collectFaults(page);
  await page.goto(pageOf(kase));
  for (const [opener, opened] of [
    ["Assign", "dialog"],
    ["Change status", "menu"],
    [/^Account:/, "menu"],
    [/^Notifications, /, "dialog"],
  ] as const) {
    await page.getByRole("button", { name: opener, exact: true }).click();
    await page.getByRole(opened).waitFor();
    expect(await inLightAndDark(page, violationsOf), String(opener)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole(opened).waitFor({ state: "detached" });
  }
  await page.getByRole("tab", { name: "History" }).click();
  await page.getByRole("list", { name: "History" }).getByText("opened the case").waitFor();
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
  expect(await inLightAndDark(page, violationsOf), "shortcuts").toEqual([]);
  expect(faults).toEqual([]);
});

/** What axe finds, and what it does not look at. */
async function faultsOf(page: Page): Promise<string[]> {
  const found = await violationsOf(page);
  if ((await page.locator("h1").count()) !== 1) found.push("not exactly one h1");
  if (!(await page.locator("html").getAttribute("lang"))) found.push("no lang");
  if (!/ · Casegraph$/.test(await page.title())) found.push(`titled ${await page.title()}`);
  const [wanted, there] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  if (wanted! > there!) found.push(`scrolls sideways: ${wanted} in ${there}`);
  return found;
}
