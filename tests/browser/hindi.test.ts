import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violationsOf } from "../setup/axe.ts";
import { createCase, newWord, pageOf } from "../setup/cases.ts";
import { collectFaults } from "../setup/faults.ts";
import { goTo } from "../setup/go.ts";
import { newSession, usePortal } from "../setup/portal.ts";

const portal = usePortal();

const HINDI = { locale: "hi-IN" };
const PHONE = { width: 390, height: 844 };

const PAGES: [path: string, heading: string][] = [
  ["/", "स्थिति के अनुसार"],
  ["/cases", "मामले"],
  ["/cases/create", "नया मामला"],
  ["/sessions", "सत्र"],
  ["/account", "मेरा खाता"],
  ["/sso", "सिंगल साइन-ऑन"],
  ["/sso/connections/create", "कनेक्शन जोड़ें"],
  ["/audit", "ऑडिट"],
  ["/jobs", "कार्य"],
  ["/parked", "रुकी हुई प्रविष्टियाँ"],
  ["/approvals", "अनुमोदन"],
  ["/runs", "रन"],
  ["/agents", "एजेंट"],
  ["/workflows", "कार्यप्रवाह"],
  ["/notifications", "सूचनाएँ"],
  ["/notifications/preferences", "सूचना सेटिंग"],
  ["/no-such-page", "ऐसा कोई पृष्ठ नहीं है"],
];

it("greets somebody whose browser is set to Hindi in Hindi, and lets them read English", async () => {
  const page = await portal.open(HINDI);
  await page.goto("/login");
  await page.getByRole("heading", { level: 1, name: "साइन इन" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("hi");

  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
});

it("leaves what somebody has typed where it is when they choose another language", async () => {
  const page = await portal.open();
  await page.goto("/login");
  await page.getByRole("button", { name: "Create an account" }).click();
  await page.getByLabel("Your name").fill("Meera Salvi");

  await page.getByRole("button", { name: "हिन्दी" }).click();

  await page.getByRole("heading", { level: 1, name: "खाता बनाएँ" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("hi");
  expect(await page.getByLabel("आपका नाम").inputValue()).toBe("Meera Salvi");
});

it("has letters for the language's own name on an English page, and fetches no other letters of Hindi for it", async () => {
  const page = await portal.open();
  await page.goto("/login");
  await page.getByRole("button", { name: "हिन्दी" }).waitFor();
  await expect.poll(() => page.evaluate(lettersThere)).toEqual(["Casegraph Language Names"]);
});

it("fetches no letters of Hindi for a sum of rupees on an English page", async () => {
  const kase = await createCase(await portal.api("officer"), `A transfer of ₹4,00,000, ${newWord()}`);
  const page = await portal.as("officer");
  await page.goto(pageOf(kase));
  await page.getByText(kase.title).first().waitFor();

  expect(await page.evaluate(lettersThere)).not.toContain("Casegraph Devanagari");
});

it("keeps somebody's language at the server: another browser reads it too", async () => {
  const state = await newSession("contributor");
  const here = await portal.open({ storageState: state });
  await here.goto("/");
  await here.getByRole("button", { name: /^Account:/ }).click();
  await here.getByRole("menuitem", { name: "हिन्दी" }).click();
  await here.getByRole("heading", { level: 2, name: "स्थिति के अनुसार" }).waitFor();

  const elsewhere = await portal.open({ storageState: await newSession("contributor") });
  await elsewhere.goto("/");
  await elsewhere.getByRole("heading", { level: 2, name: "स्थिति के अनुसार" }).waitFor();
  await elsewhere.getByRole("button", { name: /^खाता:/ }).click();
  await elsewhere.getByRole("menuitem", { name: "English" }).click();
  await elsewhere.getByRole("heading", { level: 2, name: "By status" }).waitFor();
});

it("finds nothing against any page in Hindi on a phone", { timeout: 180_000 }, async () => {
  const kase = await createCase(await portal.api("officer"));
  const page = await portal.as("moderator", { ...HINDI, viewport: PHONE });
  await readHindi(page);
  const faults = await collectFaults(page);
  const pages: typeof PAGES = [...PAGES, [pageOf(kase), kase.title]];
  await page.goto("/runs");
  await page.getByRole("heading", { level: 1 }).waitFor();
  for (const [path, heading] of pages) {
    await goTo(page, path);
    const place = page.getByRole("heading", { name: heading }).or(page.getByText("यह पृष्ठ आपकी भूमिका में शामिल नहीं है"));
    await place.first().waitFor();
    expect(await faultsOf(page), path).toEqual([]);
  }
  expect(faults).toEqual([]);
  await page.unrouteAll({ behavior: "ignoreErrors" });
});

/** Runs in the page: the families of letters that it has, be they the system's own or fetched. */
async function lettersThere(): Promise<string[]> {
  await document.fonts.ready;
  const families: string[] = [];
  document.fonts.forEach(({ family, status }) => {
    if (status === "loaded") families.push(family.replaceAll('"', ""));
  });
  return families;
}

/** As if the account's language were Hindi, in this browser alone: other tests read the same account in English meanwhile. */
async function readHindi(page: Page): Promise<void> {
  await page.route("**/graphql", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/"language":"EN"/g, '"language":"HI"');
    await route.fulfill({ response, body });
  });
}

async function faultsOf(page: Page): Promise<string[]> {
  const found = await violationsOf(page);
  if ((await page.locator("html").getAttribute("lang")) !== "hi") found.push("not in Hindi");
  const [wanted, there] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  if (wanted! > there!) found.push(`scrolls sideways: ${wanted} in ${there}`);
  return found;
}
