import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, it } from "vitest";
import { greeted } from "../setup/entry.ts";
import { signOut } from "../setup/factors.ts";
import { newSession, usePortal } from "../setup/portal.ts";
import type { ServiceProvider } from "../setup/saml-idp.ts";
import { hasSimpleSamlPhp, SimpleSamlPhp } from "../setup/simplesamlphp.ts";
import { freshAdmin, removeSources } from "../setup/sso.ts";

const portal = usePortal();
const DOMAIN = `hospital${Date.now()}.example`;
const NAME = "City Hospital";
const ASHA = { name: "asha", displayName: "Asha Rao", email: `asha@${DOMAIN}`, groups: ["officers"] };

describe.skipIf(!hasSimpleSamlPhp)("an organisation with SimpleSAMLphp", () => {
  const idp = new SimpleSamlPhp();
  let connection: ServiceProvider & { readonly id: string };

  beforeAll(async () => {
    await idp.start([ASHA]);
    const save = `mutation($input: SaveSamlConnection!) {
      saveSamlConnection(input: $input) { id acsUrl spEntityId spSloUrl } }`;
    const input = {
      ...{ name: NAME, metadataUrl: idp.metadataUrl, domains: [DOMAIN], enabled: true, idpInitiated: true },
      mapping: { email: "mail", displayName: "displayName", roles: "groups" },
      roleMapping: [{ value: "officers", role: "OFFICER" }],
    };
    connection = (await (await freshAdmin()).must(save, { input })).saveSamlConnection;
    idp.serve(connection);
  });
  afterAll(async () => {
    await removeSources(NAME);
    await idp.stop();
  });

  it("lets its people in with their role from our page and from theirs, and out from either", {
    timeout: 120_000,
  }, async () => {
    const page = await portal.open();
    await toOrganisation(page);
    await signInThere(page);
    await greeted(page, "Asha Rao");
    await page.getByRole("button", { name: /^Account:.*Officer$/s }).waitFor();

    await signOut(page);
    await page.goto(idp.beginUrl(connection));
    await signInThere(page);
    await page.getByRole("button", { name: "Go on as Asha Rao" }).click();
    await greeted(page, "Asha Rao");

    const there = await page.context().newPage();
    await there.goto(idp.signOutUrl);
    await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
  });

  it("goes over to a key that it announced before", { timeout: 120_000 }, async () => {
    const next = idp.makeKey();
    idp.serveWith("key1", next);
    const admin = await portal.open({ storageState: await newSession("admin") });
    await admin.goto(`/sso/connections/${connection.id}`);
    await admin.getByRole("button", { name: "Read the metadata again" }).click();
    await admin.getByText("It was looked up.").waitFor();
    idp.serveWith(next);

    const page = await portal.open();
    await toOrganisation(page);
    await signInThere(page);
    await greeted(page, "Asha Rao");
  });
});

/** Types an address of the organisation, and goes where that leads. */
async function toOrganisation(page: Page): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("E-mail address or phone number").fill(ASHA.email);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await page.getByRole("button", { name: `Continue with ${NAME}` }).click();
}

/** On its own page, where people's password is their name. */
async function signInThere(page: Page): Promise<void> {
  await page.locator('input[name="username"]').fill(ASHA.name);
  await page.locator('input[name="password"]').fill(ASHA.name);
  await page.locator('input[name="password"]').press("Enter");
}
