import { afterAll, expect, it } from "vitest";
import { violationsOf } from "../setup/axe.ts";
import { greeted } from "../setup/entry.ts";
import { collectFaults, ours } from "../setup/faults.ts";
import { newSession, usePortal } from "../setup/portal.ts";
import { SamlIdp } from "../setup/saml-idp.ts";
import { removeSources, signInAtSamlIdp } from "../setup/sso.ts";

const portal = usePortal();
const idp = new SamlIdp();
const DOMAIN = `mill${Date.now()}.example`;
const FIVE_MINUTES = 5 * 60_000;

afterAll(async () => {
  await removeSources("Cotton Mill");
  await idp.stop();
});

it("leads an administrator from metadata to the first sign-in in under five minutes, and says on the way what to mend", {
  timeout: FIVE_MINUTES,
}, async () => {
  await idp.start({ spEntityId: "nobody", acsUrl: "http://127.0.0.1/", spSloUrl: "http://127.0.0.1/" });
  const begun = Date.now();
  const page = await portal.open({ storageState: await newSession("admin") });
  const faults = await collectFaults(page);
  await page.goto("/sso");
  await page.getByRole("link", { name: "Add a connection" }).click();
  await page.getByLabel("Name").fill("Cotton Mill");

  // Metadata that is none, then the organisation's own.
  await page.getByRole("button", { name: "Pasted" }).click();
  await page.getByLabel("Metadata (XML)").fill("<EntityDescriptor");
  await page.getByRole("button", { name: "Read it" }).click();
  await page.getByText(/This is no metadata that can be read/).waitFor();
  await expect.poll(() => page.getByRole("button", { name: "Save and go on" }).isDisabled()).toBe(true);
  await page.getByRole("button", { name: "By address" }).click();
  await page.getByLabel("Address of the metadata").fill(idp.metadataUrl);
  await page.getByRole("button", { name: "Read it" }).click();
  await page.getByRole("region", { name: "What was read" }).getByText(idp.entityId).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Save and go on" }).click();

  await page.getByRole("textbox", { name: "Entity id (audience)" }).waitFor();
  await idp.start({
    spEntityId: await page.getByRole("textbox", { name: "Entity id (audience)" }).inputValue(),
    acsUrl: await page.getByRole("textbox", { name: "Assertion consumer service (ACS)" }).inputValue(),
    spSloUrl: await page.getByRole("textbox", { name: "Single logout service" }).inputValue(),
  });
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole("link", { name: "Go on" }).click();

  await page.getByLabel("Domains of e-mail addresses").fill("not a domain!");
  await page.getByRole("button", { name: "Save and go on" }).click();
  await page
    .getByText(/names of domains alone/)
    .first()
    .waitFor();
  await page.getByLabel("Domains of e-mail addresses").fill(DOMAIN);
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Save and go on" }).click();

  await page.getByRole("button", { name: "Try a sign-in" }).click();
  const email = `gauri@${DOMAIN}`;
  await signInAtSamlIdp(page, { userName: email, email, displayName: "Gauri Kale", groups: "Weavers" });
  await page.getByText("The test sign-in came back").waitFor();
  await page.getByRole("region", { name: "What was said of you" }).getByText("Weavers").waitFor();

  await page.getByLabel("E-mail address").fill("email");
  await page.getByLabel("Name", { exact: true }).fill("displayName");
  await page.getByLabel("Roles or groups").fill("groups");
  await page.getByRole("button", { name: "Add a value" }).click();
  await page.getByRole("textbox", { name: "Value" }).fill("Weavers");
  await page.getByRole("region", { name: "Who that would be here" }).last().getByText("Officer").waitFor();
  await page.getByRole("region", { name: "Who that would be here" }).last().getByText("Gauri Kale").waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Save and go on" }).click();

  await page.getByText("It is off: only administrators can test it.").waitFor();
  await page.getByRole("button", { name: "Turn on" }).click();
  await page.getByText(`It is on. People with an address of ${DOMAIN} are offered it on the sign-in page.`).waitFor();

  const visitor = await portal.open();
  await visitor.goto("/login");
  await visitor.getByLabel("E-mail address or phone number").fill(email);
  await visitor.getByRole("button", { name: "Continue", exact: true }).click();
  await visitor.getByRole("button", { name: "Continue with Cotton Mill" }).click();
  await signInAtSamlIdp(visitor, { userName: email, email, displayName: "Gauri Kale", groups: "Weavers" });
  await greeted(visitor, "Gauri Kale");
  expect(Date.now() - begun).toBeLessThan(FIVE_MINUTES);

  await page.getByRole("button", { name: "Look again" }).click();
  await page.getByRole("list", { name: "Last sign-ins and failures" }).getByText("Signed in").waitFor();
  await page.goto("/sso");
  await page.getByRole("list", { name: "Connections of organisations (SAML)" }).getByText("Cotton Mill").waitFor();
  expect(ours(faults, /^\/(?:saml\/sso|signin) /)).toEqual([]);
});
