import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useBackend } from "../../../../tests/setup/backend.ts";
import { LyingProvider } from "../../../../tests/setup/lying-provider.ts";
import { SsoDesk, straightToSso } from "../../../../tests/setup/sso-desk.ts";
import { nobody } from "../../../shared/caller.ts";
import { Context } from "../../../shared/context.ts";
import { Role } from "../../roles/roles.ts";
import { keepManagedProviders } from "./managed.ts";

const test = useBackend();
const FIELDS = `id version preset name issuer clientId hasSecret tenant scopes domains enabled managed callbackUrl backChannelLogoutUrl`;
const SAVE = `mutation($input: SaveOidcProvider!) { saveOidcProvider(input: $input) { ${FIELDS} } }`;
const TEST = "mutation($input: TestOidcProvider!) { testOidcProvider(input: $input) { ok steps { name ok message } } }";
const BLANK = {
  name: "Work",
  clientId: "abc",
  domains: [],
  enabled: true,
  allowSignUp: false,
  factorAtProvider: false,
};
let provider: LyingProvider;
let desk: SsoDesk;

beforeAll(async () => {
  provider = await LyingProvider.start();
  desk = new SsoDesk(test, straightToSso(test));
});
afterAll(() => provider.close());

const save = async (input: object, by = desk.administrator()) =>
  test.ask("identity", await by, SAVE, { input: { ...BLANK, ...input } });

describe("a provider, as an administrator keeps it", () => {
  it("knows what its preset knows, and shows everything but its secret", async () => {
    const { data } = await save({
      preset: "MICROSOFT",
      tenant: "72f988bf-86f1-41af-91ab-2d7cd011db47",
      clientSecret: "hush",
    });

    expect(data.saveOidcProvider).toMatchObject({
      issuer: "https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0",
      hasSecret: true,
      scopes: ["openid", "email", "profile"],
      callbackUrl: "http://localhost:4000/auth/oidc/callback",
      backChannelLogoutUrl: `http://localhost:4000/auth/oidc/${data.saveOidcProvider.id}/backchannel-logout`,
    });
    expect(JSON.stringify(await test.ledgerOf(data.saveOidcProvider.id))).not.toContain("hush");
  });

  it("keeps its secret unless another is given, and is no other application without the secret of that", async () => {
    const made = (await save({ preset: "CUSTOM", issuer: provider.issuer, clientSecret: "hush" })).data
      .saveOidcProvider;
    const renamed = { id: made.id, version: made.version, preset: "CUSTOM", issuer: provider.issuer, name: "Renamed" };
    const kept = (await save(renamed)).data.saveOidcProvider;
    expect(kept).toMatchObject({ name: "Renamed", hasSecret: true, version: made.version + 1 });

    const elsewhere = { ...renamed, version: kept.version, issuer: "https://elsewhere.example" };
    const moved = await save(elsewhere);
    const whole = await save({ ...elsewhere, clientSecret: "theirs" });

    expect(moved.errors?.[0]?.extensions).toMatchObject({ code: "INVALID", fields: ["clientSecret"] });
    expect(whole.data.saveOidcProvider).toMatchObject({ issuer: "https://elsewhere.example", hasSecret: true });
    const late = await save({ ...renamed, name: "Too late" });
    expect(late.errors?.[0]?.extensions).toMatchObject({ code: "CONFLICT", version: kept.version + 1 });
  });

  it.each([
    ["no issuer", { preset: "OKTA" }],
    ["an issuer that is no address", { preset: "CUSTOM", issuer: "accounts" }],
    ["an issuer with a query", { preset: "CUSTOM", issuer: "https://x.example/?a=b" }],
    ["an issuer without TLS elsewhere than here", { preset: "CUSTOM", issuer: "ftp://x.example" }],
    ["a domain that is an address", { preset: "GOOGLE", domains: ["asha@example.org"] }],
    ["a domain in capitals", { preset: "GOOGLE", domains: ["Example.org"] }],
    ["a top-level domain", { preset: "GOOGLE", domains: ["org"] }],
    ["a tenant that is a name", { preset: "MICROSOFT", tenant: "common" }],
    ["no tenant, where any organisation's people would come", { preset: "MICROSOFT" }],
    ["a scope with blanks", { preset: "GOOGLE", scopes: ["openid email"] }],
  ])("is refused with %s", async (_what, input) => {
    expect((await save(input)).errors?.[0]?.extensions.code).toBe("INVALID");
  });

  it("is seen by administrators and auditors, and changed by administrators who have just proven who they are", async () => {
    const see = async (role: Role) =>
      (await test.ask("identity", await test.person(role), "{ oidcProviders { id } }")).errors;
    expect([await see(Role.ADMIN), await see(Role.AUDITOR)]).toEqual([undefined, undefined]);
    expect((await see(Role.OFFICER))?.[0]?.extensions.code).toBe("FORBIDDEN");

    const codes = async (role: Role) => (await save({ preset: "GOOGLE" }, test.person(role))).errors?.[0]?.extensions;
    expect(await codes(Role.ADMIN)).toMatchObject({ reason: "STEP_UP_NEEDED" });
    expect(await codes(Role.AUDITOR)).toMatchObject({ code: "FORBIDDEN" });
  });

  it("goes with the identities that it gave", async () => {
    const { id, version } = await desk.addProvider(provider);
    await desk.through(provider, id);
    const remove = "mutation($input: RemoveOidcProvider!) { removeOidcProvider(input: $input) }";

    const { data } = await test.ask("identity", await desk.administrator(), remove, { input: { id, version } });

    expect(data.removeOidcProvider).toBe(true);
    const { rows } = await test.owner.query("select 1 from identity.sso_identities where source_id = $1", [id]);
    expect(rows).toEqual([]);
    expect((await test.ledgerOf(id)).at(-1)).toMatchObject({
      event: "sso.providerRemoved",
      facts: { linkedAccounts: 1 },
    });
  });
});

describe("the test of a provider", () => {
  const tested = async (id: string) =>
    (await test.ask("identity", await desk.administrator(), TEST, { input: { id } })).data.testOidcProvider;
  const names = (steps: readonly { name: string }[]) => steps.map(({ name }) => name);

  it("goes through every step of one that is as it must be", async () => {
    const { ok, steps } = await tested((await desk.addProvider(provider)).id);

    expect(steps.filter((step: { ok: boolean }) => !step.ok)).toEqual([]);
    expect(ok).toBe(true);
    expect(names(steps)).toEqual(["DISCOVERY", "ISSUER", "KEYS", "ENDPOINTS", "CLIENT"]);
  });

  it.each([
    ["an address at which nobody is", { issuer: "http://127.0.0.1:9" }, "DISCOVERY", /did not answer/],
    ["an address in a private network", { issuer: "http://10.0.0.1" }, "DISCOVERY", /not allowed/],
    ["another application's secret", { clientSecret: "wrong" }, "CLIENT", /client secret/],
  ])("says what is wrong with %s", async (_what, more, name, message) => {
    const { ok, steps } = await tested((await desk.addProvider(provider, more)).id);

    expect(ok).toBe(false);
    expect(steps.at(-1)).toMatchObject({ name, ok: false, message: expect.stringMatching(message) });
  });

  it.each([
    ["another issuer than its own", { issuer: "https://other.example" }, "ISSUER"],
    ["algorithms of shared secrets alone", { id_token_signing_alg_values_supported: ["HS256", "none"] }, "KEYS"],
    ["PKCE with plain alone", { code_challenge_methods_supported: ["plain"] }, "ENDPOINTS"],
  ])("says what is wrong where a provider publishes %s", async (_what, published, name) => {
    const lying = await LyingProvider.start();
    lying.published = published;

    const { steps } = await tested((await desk.addProvider(lying)).id);

    expect(steps.at(-1)).toMatchObject({ name, ok: false });
    await lying.close();
  });
});

describe("a provider that an administrator tries", () => {
  it("says what it says of them, and signs nobody in", async () => {
    const { id } = await desk.addProvider(provider, { enabled: false });
    const admin = await desk.administrator();
    const from = { binding: "x".repeat(43), device: null, address: "10.9.8.7" };
    const start = "mutation($input: StartSsoTest!) { startSsoTest(input: $input) { url } }";
    const { data } = await test.ask("identity", admin, start, { input: { sourceId: id } }, from);
    const claims = { sub: "s", name: "Asha", email: "asha@example.org" };
    const journeyId = await desk.comeBack(provider.authorize(data.startSsoTest.url, { claims }).href, from);

    const text = `query($journeyId: ID!) { ssoTest(journeyId: $journeyId) { refusal message
      attributes { name values } mapped { email displayName roles active } } }`;
    const { data: found } = await test.ask("identity", admin, text, { journeyId }, from);

    expect(found.ssoTest).toMatchObject({
      refusal: null,
      mapped: { email: "asha@example.org", displayName: "Asha", roles: null, active: true },
    });
    expect(found.ssoTest.attributes).toContainEqual({ name: "email", values: ["asha@example.org"] });
    const { rows } = await test.owner.query("select 1 from identity.sso_identities where source_id = $1", [id]);
    expect(rows).toEqual([]);
    const other = await test.ask("identity", await desk.administrator(), text, { journeyId }, from);
    expect(other.errors?.[0]?.extensions.code).toBe("NOT_FOUND");
  });
});

describe("the operator's file of providers", () => {
  const keep = async (content: unknown) => {
    const folder = await mkdtemp(join(tmpdir(), "casegraph-providers-"));
    const file = join(folder, "providers.json");
    await writeFile(file, JSON.stringify(content));
    const { services } = test.backend.identity;
    const sso = { ...services.settings.sso, providersFile: file };
    const settings = { ...services.settings, sso };
    try {
      await keepManagedProviders(new Context({ ...services, settings }, nobody("test")));
    } finally {
      await rm(folder, { recursive: true });
    }
  };

  it("is kept as it says; nobody changes it here, and what is taken out of it is switched off", async () => {
    const google = { key: "google", preset: "GOOGLE", name: "Google", clientId: "abc", clientSecret: "hush" };
    await keep([google]);
    await keep([google]);
    const { rows } = await test.owner.query(
      "select id, version, enabled from identity.oidc_providers where managed_as = 'google'",
    );
    expect(rows).toMatchObject([{ version: 1, enabled: true }]);

    const { id, version } = rows[0];
    const changed = await save({ id, version, preset: "GOOGLE", name: "Mine" });
    expect(changed.errors?.[0]?.extensions).toMatchObject({ code: "CONFLICT", reason: "SSO_MANAGED" });
    await keep([]);
    const after = await test.owner.query("select enabled from identity.oidc_providers where id = $1", [id]);
    expect(after.rows).toEqual([{ enabled: false }]);
  });

  it.each([
    ["no list", {}],
    ["a field that nobody knows", [{ key: "a", preset: "GOOGLE", name: "A", clientId: "b", colour: "red" }]],
    ["a key twice", [1, 2].map(() => ({ key: "a", preset: "GOOGLE", name: "A", clientId: "b" }))],
  ])("stops the start with %s", async (_what, content) => {
    await expect(keep(content)).rejects.toThrow(/OIDC_PROVIDERS/);
  });
});
