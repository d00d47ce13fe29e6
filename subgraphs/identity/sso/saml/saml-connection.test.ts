import { createServer } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { type Person, useBackend } from "../../../../tests/setup/backend.ts";
import { coded } from "../../../../tests/setup/coded.ts";
import { SamlHouse } from "../../../../tests/setup/saml.ts";
import { SamlForge } from "../../../../tests/setup/saml-forge.ts";
import { Role } from "../../roles/roles.ts";
import { browser } from "../../sign-in/testing.ts";
import { lookAfter } from "./refresh.ts";

const test = useBackend();
const house = () => new SamlHouse(test);
const READ = `mutation($input: ReadSamlMetadata!) { readSamlMetadata(input: $input) { entityId ssoUrl sloUrl usable problems
  certificates { fingerprint notAfter expiresSoon } } }`;
const REFRESH = `mutation($input: RefreshSamlMetadata!) { refreshSamlMetadata(input: $input) { metadataError version
  certificates { fingerprint } } }`;
const REMOVE = "mutation($input: RemoveSamlConnection!) { removeSamlConnection(input: $input) }";
const PREVIEW = `query($input: PreviewSamlMapping!) { previewSamlMapping(input: $input) { email displayName roles active } }`;
const ask = (who: Person | null, text: string, input: object) => test.ask("identity", who, text, { input });
const DAY_MS = 24 * 3_600_000;

/** A server with metadata, which changes and goes away as the test likes. */
async function published(xml: string) {
  const what = { xml, status: 200 };
  const server = createServer((_request, response) => response.writeHead(what.status).end(what.xml));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  servers.push(server);
  const address = server.address();
  return { what, url: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/metadata` };
}
const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe("a connection", () => {
  it("is saved from metadata and shows what the organisation enters at its provider", async () => {
    const [saml, idp, admin] = [house(), new SamlForge(), await house().desk.administrator()];

    const { data } = await saml.save(admin, {
      name: "Water Board",
      metadataXml: idp.metadata(),
      domains: ["water.example"],
    });

    const saved = data.saveSamlConnection;
    expect(saved).toMatchObject({ name: "Water Board", enabled: false, idpEntityId: idp.entityId, version: 1 });
    expect(saved.certificates).toMatchObject([{ expiresSoon: false }]);
    expect(saved.acsUrl).toBe(`http://localhost:4000/auth/saml/${saved.id}/acs`);
    expect(await test.ledgerOf(saved.id)).toMatchObject([
      { event: "sso.connectionSaved", actor: admin.id, facts: { enabled: false, required: false, version: 1 } },
    ]);
  });

  it("can be begun with its name alone, and is not switched on before its provider is known", async () => {
    const [saml, admin] = [house(), await house().desk.administrator()];
    const { data } = await saml.save(admin, { name: "Draft" });
    const { id, version } = data.saveSamlConnection;

    const { errors } = await saml.save(admin, { id, version, enabled: true });

    expect(errors).toEqual([coded("INVALID", "saveSamlConnection", { fields: ["metadataXml"] })]);
    expect(
      (await saml.save(admin, { id, version, metadataXml: new SamlForge().metadata(), enabled: true })).data,
    ).toMatchObject({
      saveSamlConnection: { enabled: true, version: 2 },
    });
  });

  it("has domains and a provider of its own, of twenty who name one at once too", async () => {
    const [saml, admin] = [house(), await house().desk.administrator()];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        saml.save(admin, {
          name: `Claims ${n}`,
          metadataXml: new SamlForge().metadata(),
          domains: ["claimed.example"],
        }),
      ),
    );
    const idp = new SamlForge();
    await saml.connection(idp);

    const twice = await saml.save(admin, { name: "Twice", metadataXml: idp.metadata() });

    expect(answers.filter(({ data }) => data)).toHaveLength(1);
    expect(twice.errors).toEqual([coded("INVALID", "saveSamlConnection", { fields: ["idpEntityId"] })]);
  });

  it.each([
    ["an empty file", "<x/>", /no identity provider/],
    ["a document type", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>', /DOCTYPE/],
    ["more than a megabyte", `<x>${" ".repeat(1024 * 1024 - 10)}</x>`, /identity provider|TOO_LARGE/],
    ["no XML", "metadata", /NOT_WELL_FORMED/],
    ["another binding alone", "", /HTTP-Redirect/],
    ["addresses without TLS", "", /https/],
    ["metadata that is over", "", /validUntil/],
    ["no certificate", "", /certificate/],
    ["two providers", "", /more than one/],
  ])("is not made of %s, and what to mend is said", async (what, xml, words) => {
    const [saml, idp, admin] = [house(), new SamlForge(), await house().desk.administrator()];
    const metadataXml = xml || broken(what, idp.metadata());

    const read = await ask(admin, READ, { xml: metadataXml });
    const { errors } = await saml.save(admin, { name: "Broken", metadataXml });

    expect(read.data.readSamlMetadata).toMatchObject({ usable: false });
    expect(read.data.readSamlMetadata.problems.join(" ")).toMatch(words);
    expect(errors).toMatchObject([{ extensions: { code: "INVALID", fields: ["metadataXml"] } }]);
  });

  it("tells of certificates that are over soon before they are", async () => {
    const [saml, admin] = [house(), await house().desk.administrator()];
    const old = new SamlForge(undefined, new Date(Date.now() - 380 * DAY_MS));

    const { data } = await ask(admin, READ, { xml: old.metadata() });

    expect(data.readSamlMetadata).toMatchObject({ usable: true, certificates: [{ expiresSoon: true }] });
    expect(data.readSamlMetadata.problems.join(" ")).toMatch(/thirty days/);
    expect(await saml.connection(old)).toMatchObject({ certificates: [{ expiresSoon: true }] });
  });

  it("is looked up where its metadata is: a new key is believed at once, and a failure keeps what there is and says so", async () => {
    const [saml, idp, admin] = [house(), new SamlForge(), await house().desk.administrator()];
    const { what, url } = await published(idp.metadata());
    const mapping = { email: "email" };
    const { data } = await saml.save(admin, { name: "Daily", metadataUrl: url, mapping, enabled: true });
    const connection = data.saveSamlConnection;
    const next = Object.assign(new SamlForge(SamlForge.strangeKey), { entityId: idp.entityId });
    expect(await saml.through(next, connection, { name: "asha" })).toMatchObject({ code: "SSO_INVALID" });

    what.xml = idp.metadata({ certificates: [idp.certificate, next.certificate] });
    await ask(admin, REFRESH, { id: connection.id });
    const both = [
      await saml.through(next, connection, { name: "asha" }),
      await saml.through(idp, connection, { name: "asha" }),
    ];
    what.xml = next.metadata();
    await lookAfter(test.system(() => new Date(Date.now() + 2 * DAY_MS)));
    const old = await saml.through(idp, connection, { name: "asha" });
    what.status = 500;
    const failed = await ask(admin, REFRESH, { id: connection.id });

    expect(both.map(({ __typename }) => __typename)).toEqual(["SignedIn", "SignedIn"]);
    expect(old).toMatchObject({ code: "SSO_INVALID" });
    expect(failed.data.refreshSamlMetadata.metadataError).toMatch(/does not answer/);
    expect(failed.data.refreshSamlMetadata.certificates).toHaveLength(1);
    expect(await saml.through(next, connection, { name: "asha" })).toMatchObject({ __typename: "SignedIn" });
  });

  it("does not follow its metadata to another provider", async () => {
    const [saml, idp, admin] = [house(), new SamlForge(), await house().desk.administrator()];
    const { what, url } = await published(idp.metadata());
    const { data } = await saml.save(admin, { name: "Hijacked", metadataUrl: url });
    what.xml = new SamlForge().metadata();

    const refreshed = await ask(admin, REFRESH, { id: data.saveSamlConnection.id });

    expect(refreshed.data.refreshSamlMetadata.metadataError).toMatch(/another provider/);
  });

  it.each([
    ["http://example.org/metadata"],
    ["https://10.0.0.1/metadata"],
    ["https://169.254.169.254/latest"],
    ["file:///etc/passwd"],
    ["https://user:secret@example.org/metadata"],
  ])("fetches nothing from %s", async (url) => {
    const { errors } = await ask(await house().desk.administrator(), READ, { url });

    expect(errors).toEqual([coded("INVALID", "readSamlMetadata", { fields: ["url"] })]);
  });

  it("shows who somebody would be by another mapping", async () => {
    const [saml, admin] = [house(), await house().desk.administrator()];
    const { id: connectionId } = await saml.connection(new SamlForge());
    const attributes = [
      { name: "mail", values: ["ASHA@org.example"] },
      { name: "memberOf", values: ["staff", "officers"] },
    ];
    const rules = {
      mapping: { email: "Mail", roles: "memberof" },
      roleMapping: [{ value: "officers", role: "OFFICER" }],
    };
    const preview = (unknownRole: string) =>
      ask(admin, PREVIEW, { connectionId, ...rules, unknownRole, defaultRoles: [], attributes });

    expect((await preview("IGNORE")).data.previewSamlMapping).toEqual({
      email: "asha@org.example",
      displayName: null,
      roles: ["OFFICER"],
      active: true,
    });
    expect((await preview("REFUSE")).data.previewSamlMapping).toMatchObject({ roles: [], active: false });
  });

  it("shows an administrator who tries it what the provider said, before it is switched on", async () => {
    const [saml, idp, admin] = [house(), new SamlForge(), await house().desk.administrator()];
    const connection = await saml.connection(idp, { enabled: false });
    const start = "mutation($input: StartSsoTest!) { startSsoTest(input: $input) { url } }";
    const sent = await saml.setOutBy(connection, async (from) => {
      const { data } = await test.ask("identity", admin, start, { input: { sourceId: connection.id } }, from);
      return data.startSsoTest.url;
    });

    const journeyId = await saml.post(idp.answer(sent), sent);

    const outcome = `query($id: ID!) { ssoTest(journeyId: $id) { refusal attributes { name values } mapped { email roles } } }`;
    expect((await test.ask("identity", admin, outcome, { id: journeyId })).data.ssoTest).toMatchObject({
      refusal: null,
      attributes: expect.arrayContaining([{ name: "groups", values: ["officers", "staff"] }]),
      mapped: { email: "asha@org.example", roles: ["CITIZEN"] },
    });
    expect(await saml.personOf(connection, "asha@org.example")).toBeNull();
  });

  it("is removed with those who were linked by it", async () => {
    const [saml, idp, admin] = [house(), new SamlForge(), await house().desk.administrator()];
    const { id, version, ...connection } = await saml.connection(idp);
    await saml.through(idp, { id, version, ...connection }, { name: "gone" });

    expect((await ask(admin, REMOVE, { id, version })).data.removeSamlConnection).toBe(true);

    expect(await saml.personOf({ id, version, ...connection }, "gone")).toBeNull();
    expect((await test.ledgerOf(id)).at(-1)).toMatchObject({
      event: "sso.connectionRemoved",
      facts: { linkedAccounts: 1 },
    });
  });

  it("takes the roles and the sessions that it gave with it, and nothing that people have of their own", async () => {
    const [saml, idp, admin] = [house(), new SamlForge(), await house().desk.administrator()];
    const roleMapping = [{ value: "officers", role: "OFFICER" }];
    const connection = await saml.connection(idp, { roleMapping });
    const [mapped, from] = [{ name: "mapped", attributes: { groups: ["officers"] } }, browser()];
    expect(await saml.isIn(await saml.through(idp, connection, mapped, from), from)).toBe(true);
    const who = await saml.personOf(connection, "mapped");
    await test.owner.query("update identity.users set roles = roles || '{CONTRIBUTOR}' where id = $1", [who?.id]);

    await ask(admin, REMOVE, { id: connection.id, version: connection.version });

    const { rows } = await test.owner.query("select roles from identity.users where id = $1", [who?.id]);
    expect(who?.roles).toEqual(["OFFICER"]);
    expect(rows).toEqual([{ roles: ["CONTRIBUTOR"] }]);
    expect(await saml.sessionsOf(who?.id ?? "")).toBe(0);
  });

  it("lets in nobody who was on the way when it was removed", async () => {
    const [saml, idp, admin, from] = [house(), new SamlForge(), await house().desk.administrator(), browser()];
    const connection = await saml.connection(idp);
    const ticketed = await saml.through(idp, connection, { name: "late" }, from);

    await ask(admin, REMOVE, { id: connection.id, version: connection.version });

    expect(ticketed).toMatchObject({ __typename: "SignedIn" });
    expect(await saml.isIn(ticketed, from)).toBe(false);
  });

  it("is read by administrators and auditors, and changed by administrators who have just proven who they are", async () => {
    const saml = house();
    const { id, version } = await saml.connection(new SamlForge());
    const [stale, auditor, officer] = await Promise.all(
      [Role.ADMIN, Role.AUDITOR, Role.OFFICER].map((role) => test.person(role)),
    );
    const list = "{ samlConnections { id } }";

    expect((await test.ask("identity", auditor ?? null, list)).data.samlConnections).not.toHaveLength(0);
    expect((await test.ask("identity", officer ?? null, list)).errors).toEqual([coded("FORBIDDEN", "samlConnections")]);
    expect((await saml.save(auditor as Person, { id, version, name: "x" })).errors).toEqual([
      coded("FORBIDDEN", "saveSamlConnection"),
    ]);
    expect((await saml.save(stale as Person, { id, version, name: "x" })).errors).toMatchObject([
      { extensions: { reason: "STEP_UP_NEEDED" } },
    ]);
  });
});

/** Metadata that is wrong in one way. */
function broken(what: string, xml: string): string {
  if (what.startsWith("another")) return xml.replaceAll("HTTP-Redirect", "SOAP");
  if (what.startsWith("addresses")) return xml.replaceAll('Location="https', 'Location="http');
  if (what.startsWith("metadata")) return xml.replace(" entityID=", ' validUntil="2020-01-01T00:00:00Z" entityID=');
  if (what.startsWith("no cert")) return xml.replace(/<md:KeyDescriptor.*<\/md:KeyDescriptor>/, "");
  const entity = xml.replace('<?xml version="1.0"?>', "");
  return `<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">${entity}${entity}</md:EntitiesDescriptor>`;
}
