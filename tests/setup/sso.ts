import type { Page } from "playwright-core";
import { inject } from "vitest";
import { DEMO_PASSWORD } from "../../standalone/demo/people.ts";
import { Api } from "./api.ts";
import type { TestOidcProvider } from "./oidc-provider.ts";
import type { SamlIdp, ServiceProvider } from "./saml-idp.ts";

const SAVE = `mutation($input: SaveOidcProvider!) {
  saveOidcProvider(input: $input) { id version callbackUrl backChannelLogoutUrl }
}`;

/** An administrator who has just proven who they are. */
export async function freshAdmin(): Promise<Api> {
  const api = new Api(inject("browser").url);
  await api.signIn("admin@demo.casegraph.dev", DEMO_PASSWORD);
  return api;
}

/** Has the product know a provider, turned on, and the provider know the product. */
export async function addProvider(provider: TestOidcProvider, name: string, more: object = {}): Promise<string> {
  const { issuer, clientId, clientSecret } = provider;
  const input = {
    ...{ preset: "CUSTOM", name, issuer, clientId, clientSecret, domains: [], enabled: true },
    ...{ allowSignUp: true, factorAtProvider: false },
    ...more,
  };
  const { saveOidcProvider } = await (await freshAdmin()).must(SAVE, { input });
  openTo(provider, saveOidcProvider);
  return saveOidcProvider.id;
}

/** Has a provider answer the product. */
export function openTo(provider: TestOidcProvider, of: { callbackUrl: string; backChannelLogoutUrl?: string }): void {
  const signedOut = new URL("/login", inject("browser").url).href;
  provider.begin({ callback: of.callbackUrl, signedOut, backChannel: of.backChannelLogoutUrl });
}

/** On the provider's own page: any password will do there. */
export async function signInThere(page: Page, login: string): Promise<void> {
  await page.getByPlaceholder("Enter any login").fill(login);
  await page.getByPlaceholder("and password").fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
}

/** Takes providers and connections of these names away again: every test of the run has the same sign-in page. */
export async function removeSources(...names: string[]): Promise<void> {
  const admin = await freshAdmin();
  const { oidcProviders, samlConnections } = await admin.must(
    "{ oidcProviders { id version name } samlConnections { id version name } }",
  );
  for (const [mutation, type, sources] of [
    ["removeOidcProvider", "RemoveOidcProvider", oidcProviders],
    ["removeSamlConnection", "RemoveSamlConnection", samlConnections],
  ]) {
    for (const { id, version, name } of sources) {
      if (!names.includes(name)) continue;
      await admin.must(`mutation($input: ${type}!) { ${mutation}(input: $input) }`, { input: { id, version } });
    }
  }
}

/** Who somebody says to be on the page of `saml-idp`. */
interface SamlVisitor {
  readonly userName: string;
  readonly email: string;
  readonly displayName: string;
  readonly groups: string;
}

/** On the page of `saml-idp`, which takes everybody's word. */
export async function signInAtSamlIdp(page: Page, visitor: SamlVisitor): Promise<void> {
  await page.locator("#btn-sign-in").waitFor();
  for (const [id, value] of Object.entries(visitor)) {
    // Some fields are dressed up by scripts of the page's own: what is sent is what stands beneath.
    await page.locator(`#${id}`).evaluate((field, text) => Object.assign(field, { value: text }), value);
  }
  await page.locator("#btn-sign-in").click();
}

const CONNECTION = "id version acsUrl spEntityId spSloUrl";

/** Has the product know a connection to `saml-idp`, turned on, and that know the product. */
export async function addConnection(idp: SamlIdp, name: string, more: object): Promise<string> {
  const admin = await freshAdmin();
  // Its metadata is there before it knows of anybody.
  await idp.start({ spEntityId: "nobody", acsUrl: "http://127.0.0.1/", spSloUrl: "http://127.0.0.1/" });
  const input = {
    ...{ name, metadataUrl: idp.metadataUrl, enabled: true, allowSignUp: true },
    mapping: { email: "email", displayName: "displayName", roles: "groups", active: null },
    roleMapping: [{ value: "Officers", role: "OFFICER" }],
    defaultRoles: [],
    unknownRole: "IGNORE",
    ...more,
  };
  const save = `mutation($input: SaveSamlConnection!) { saveSamlConnection(input: $input) { ${CONNECTION} } }`;
  const { saveSamlConnection } = await admin.must(save, { input });
  await idp.start(saveSamlConnection);
  return saveSamlConnection.id;
}

/** What `saml-idp` has to know of a connection. */
export async function connectionOf(id: string): Promise<ServiceProvider> {
  const query = `query($id: ID!) { samlConnection(id: $id) { ${CONNECTION} } }`;
  return (await (await freshAdmin()).must(query, { id })).samlConnection;
}
