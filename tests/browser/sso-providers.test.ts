import { afterAll, beforeAll, expect, it } from "vitest";
import { violationsOf } from "../setup/axe.ts";
import { startOidcProvider, type TestOidcProvider } from "../setup/oidc-provider.ts";
import { newSession, usePortal } from "../setup/portal.ts";
import { openTo, removeSources, signInThere } from "../setup/sso.ts";

const portal = usePortal();
let provider: TestOidcProvider;

beforeAll(async () => {
  provider = await startOidcProvider({ esha: { name: "Esha More" } });
});
afterAll(async () => {
  await removeSources("Land registry");
  await provider.close();
});

it("leads an administrator from a provider's client to the first sign-in, and says what is wrong on the way", {
  timeout: 120_000,
}, async () => {
  const page = await portal.open({ storageState: await newSession("admin") });
  await page.goto("/sso");
  await page.getByRole("link", { name: "Add a provider" }).click();
  await page.getByLabel("Provider", { exact: true }).click();
  await page.getByRole("option", { name: "Any other (OpenID Connect)" }).click();
  openTo(provider, { callbackUrl: await page.getByRole("textbox", { name: "Callback address" }).inputValue() });
  await page.getByLabel("Name").fill("Land registry");
  await page.getByLabel("Issuer").fill(provider.issuer);
  await page.getByLabel("Client id").fill(provider.clientId);
  await page.getByLabel("Client secret").fill("a secret of somebody else");
  await page.getByLabel("Make an account for who has none").check();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Kept, turned off. Test it, then turn it on.").waitFor();

  await page.getByRole("button", { name: "Test the settings" }).click();
  const steps = page.getByRole("list", { name: "Steps of the test" });
  await steps.getByText("Client id and secret").waitFor();
  await page.getByText("The provider does not take the client id or the client secret.").waitFor();
  expect(await violationsOf(page)).toEqual([]);

  await page.getByLabel("Client secret").fill(provider.clientSecret);
  await page.getByLabel("On", { exact: true }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Test the settings" }).click();
  await page.getByText("All of it works.").waitFor();

  await page.getByRole("button", { name: "Try a sign-in" }).click();
  await signInThere(page, "esha");
  await page.getByText("The test sign-in came back").waitFor();
  await page.getByRole("region", { name: "Who that would be here" }).getByText("Esha More").waitFor();

  const citizen = await portal.open();
  await citizen.goto("/login");
  await citizen.getByRole("button", { name: "Continue with Land registry" }).click();
  await signInThere(citizen, "esha");
  await citizen.getByRole("heading", { level: 1, name: "Hello, Esha More" }).waitFor();

  await page.getByRole("button", { name: "Look again" }).click();
  const attempts = page.getByRole("list", { name: "Last sign-ins and failures" });
  await attempts.getByText("Signed in").waitFor();
  await attempts.getByRole("link", { name: "Esha More" }).waitFor();
});

it("keeps whoever does not look after accounts out", async () => {
  const page = await portal.as("officer");
  await page.goto("/sso");
  await page.getByRole("heading", { name: "This page is not part of your role" }).waitFor();
});
