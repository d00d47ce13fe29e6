import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { DEMO_PASSWORD } from "../../standalone/demo/people.ts";
import {
  ANOTHER,
  beginRegistration,
  enterCode,
  identify,
  newEmail,
  newPhone,
  PASSWORD,
  registered,
} from "../setup/entry.ts";
import { collectFaults } from "../setup/faults.ts";
import { codeTo, linkTo, messagesTo } from "../setup/inbox.ts";
import { usePortal } from "../setup/portal.ts";

const portal = usePortal();

it("registers somebody by e-mail, who confirms with the code and is in", async () => {
  const email = newEmail();
  const page = await portal.open();
  const faults = await collectFaults(page);
  await page.goto("/login");
  await beginRegistration(page, email, "Kavita Rao");
  const code = await codeTo(email);

  await enterCode(page, code);

  await page.getByRole("heading", { level: 1, name: "Hello, Kavita Rao" }).waitFor();
  expect(faults).toEqual([]);
});

it("registers somebody by the link of the mail, in another browser, once the button is pressed", async () => {
  const email = newEmail();
  const page = await portal.open();
  await page.goto("/login");
  await beginRegistration(page, email, "Arjun Nair");
  const link = await linkTo(email);

  const other = await portal.open();
  await other.goto(link);
  await other.getByRole("heading", { level: 1, name: "Confirm that it is you" }).waitFor();
  expect(other.url()).not.toContain("token");
  await other.getByRole("button", { name: "Confirm" }).click();

  await other.getByRole("heading", { level: 1, name: "Hello, Arjun Nair" }).waitFor();
});

it("says in words what is against a password before anything is sent", async () => {
  const page = await portal.open();
  await page.goto("/login");
  await page.getByRole("button", { name: "Create an account" }).click();
  await page.getByLabel("Your name").fill("Kavita Rao");
  await page.getByLabel("E-mail address or phone number").fill(newEmail());
  await page.getByRole("textbox", { name: "New password" }).fill("passwordpassword");
  await page.getByText("Many people use this password. Choose another.").waitFor();
  await page.getByRole("button", { name: "Create the account" }).click();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute("autocomplete")))
    .toBe("new-password");

  await page.getByRole("textbox", { name: "New password" }).fill(PASSWORD);
  await page.getByText("This password can be used.").waitFor();
});

it("signs in with a code by e-mail, that is pasted with blanks, after a wrong one", async () => {
  const { email } = await registered("Divya Iyer");
  const page = await portal.open();
  await page.goto("/login");
  await identify(page, email);
  const before = await messagesTo(email);
  await page.getByRole("button", { name: "Send me a code by e-mail" }).click();
  const code = await codeTo(email, before);

  await enterCode(page, code === "000000" ? "111111" : "000000");
  await page.getByRole("alert").getByText("This code is not right.").waitFor();
  await enterCode(page, `${code.slice(0, 3)} ${code.slice(3)}`);

  await page.getByRole("heading", { level: 1, name: "Hello, Divya Iyer" }).waitFor();
});

it("signs in with the link of the mail in the browser that asked for it", async () => {
  const { email } = await registered("Rohan Gupta");
  const page = await portal.open();
  await page.goto("/login");
  await identify(page, email);
  const before = await messagesTo(email);
  await page.getByRole("button", { name: "Send me a code by e-mail" }).click();
  const link = await linkTo(email, before);
  await page.goto(link);
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByRole("heading", { level: 1, name: "Hello, Rohan Gupta" }).waitFor();
});

it("signs a new citizen in with a code by SMS, and their number is all that it takes", async () => {
  const phone = newPhone();
  const page = await portal.open();
  await page.goto("/login");
  await identify(page, phone.written);
  const before = await messagesTo(phone.e164);
  await page.getByRole("button", { name: "Send me a code by SMS" }).click();
  const code = await codeTo(phone.e164, before);
  await enterCode(page, code);
  await page.getByRole("heading", { level: 1, name: /^Hello, / }).waitFor();
});

it("keeps the step when the page is loaded anew, and goes back a step", async () => {
  const page = await portal.open();
  await page.goto("/login");
  await identify(page, newEmail());
  await page.getByRole("button", { name: "Send me a code by e-mail" }).click();
  const title = page.getByRole("heading", { level: 1, name: "Enter the code" });
  await title.waitFor();

  await page.reload();
  await title.waitFor();
  await page.goBack();
  await page.getByLabel("Password").waitFor();
  await page.getByRole("button", { name: "Back" }).click();
  await page.getByRole("button", { name: "Continue", exact: true }).waitFor();
});

it("gives a new password for a forgotten one, by code and by link", async () => {
  const { email } = await registered("Imran Ali");
  const page = await portal.open();
  await page.goto("/login");
  await identify(page, email);
  let before = await messagesTo(email);
  await page.getByRole("button", { name: "Forgotten your password?" }).click();
  const code = await codeTo(email, before);
  await page.getByLabel("Six-digit code").fill(code);
  await page.getByRole("textbox", { name: "New password" }).fill(ANOTHER);
  await page.getByRole("button", { name: "Save and sign in" }).click();
  await page.getByRole("heading", { level: 1, name: "Hello, Imran Ali" }).waitFor();

  const other = await portal.open();
  await other.goto("/login");
  await identify(other, email);
  before = await messagesTo(email);
  await other.getByRole("button", { name: "Forgotten your password?" }).click();
  const link = await linkTo(email, before);
  await other.goto(link);
  await other.getByRole("textbox", { name: "New password" }).fill(PASSWORD);
  await other.getByRole("button", { name: "Save and sign in" }).click();
  await other.getByRole("heading", { level: 1, name: "Hello, Imran Ali" }).waitFor();
});

it("works without a mouse, with the focus where each step begins", async () => {
  const page = await portal.open();
  await page.goto("/login");
  await focusOn(page, "username webauthn");
  await page.keyboard.type("officer5@demo.casegraph.dev");
  await page.keyboard.press("Enter");
  await focusOn(page, "current-password");
  await page.keyboard.type("not the password");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").waitFor();
  await focusOn(page, "current-password");
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: /^Hello, / }).waitFor();
});

it("says of a link that is not whole what to do", async () => {
  const page = await portal.open();
  await page.goto("/register/confirm#token=short");
  await page.getByText("This link is not whole.").waitFor();
  await page.getByRole("link", { name: "Go to sign-in" }).click();
  await page.getByRole("button", { name: "Continue", exact: true }).waitFor();
});

async function focusOn(page: Page, autocomplete: string): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("autocomplete"))).toBe(autocomplete);
}
