import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useBackend } from "../../../../tests/setup/backend.ts";
import { ownCertificate, SamlHouse, type SavedConnection } from "../../../../tests/setup/saml.ts";
import { SamlIdp } from "../../../../tests/setup/saml-idp.ts";
import { hasSimpleSamlPhp, SimpleSamlPhp } from "../../../../tests/setup/simplesamlphp.ts";
import { type Form, formWith, Visitor } from "../../../../tests/setup/visitor.ts";
import { nobody } from "../../../shared/caller.ts";
import { type Browser, browser, redeem } from "../../sign-in/testing.ts";
import { base64Of } from "./certificate.ts";

const OURS = "http://localhost:4000/";
const ASHA = { name: "asha", displayName: "Asha Rao", email: "asha@org.example", groups: ["staff", "officers"] };
const test = useBackend();

/** What a page posts to us is brought to us as its browser would; where the browser goes then. */
async function bring({ action, fields }: Form, from: Browser): Promise<string> {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const request = new Request(action, { method: "POST", headers, body: new URLSearchParams(fields).toString() });
  const answer = await test.backend.identity.route(request, { ...nobody("saml"), address: from.address });
  return answer?.headers.get("location") ?? "";
}

const journeyIn = (location: string) => /#([0-9a-f-]{36})$/.exec(location)?.[1] ?? location;

async function connectTo(metadataUrl: string, more: object): Promise<{ saml: SamlHouse; connection: SavedConnection }> {
  const saml = new SamlHouse(test);
  const { data, errors } = await saml.save(await saml.desk.administrator(), { name: "Real", ...more });
  if (!data) throw new Error(JSON.stringify(errors));
  const { id, version } = data.saveSamlConnection;
  const input = { id, version, metadataUrl, enabled: true };
  const saved = await saml.save(await saml.desk.administrator(), input);
  if (!saved.data) throw new Error(JSON.stringify(saved.errors));
  return { saml, connection: saved.data.saveSamlConnection };
}

describe("saml-idp", () => {
  const idp = new SamlIdp();
  afterAll(() => idp.stop());

  it("signs somebody in, and again after its key has changed and its metadata was looked up", async () => {
    const nowhere = { spEntityId: "urn:x", acsUrl: `${OURS}x`, spSloUrl: `${OURS}x` };
    await idp.start(nowhere);
    const mapping = { email: "email", displayName: "displayName" };
    const { saml, connection } = await connectTo(idp.metadataUrl, { mapping });
    await idp.start(connection);
    const signIn = async () => {
      const [visitor, from] = [new Visitor(OURS), browser()];
      const page = await visitor.visit(await saml.desk.start(connection.id, from));
      const who = formWith("userName", page);
      const sent = formWith("SAMLResponse", await visitor.visit(who.action, who));
      return saml.desk.finish(journeyIn(await bring(sent, from)), from);
    };

    expect(await signIn()).toMatchObject({ __typename: "SignedIn" });
    await idp.start(connection, { newKey: true });
    expect(await signIn()).toMatchObject({ __typename: "Refused", code: "SSO_INVALID" });
    expect((await saml.attempts(connection))[0]?.message).toMatch(/changed its key/);
    await refresh(saml, connection);
    expect(await signIn()).toMatchObject({ __typename: "SignedIn" });

    expect(await saml.personOf(connection, "saml.jackson@example.com")).toMatchObject({ name: "saml jackson" });
  });
});

describe.skipIf(!hasSimpleSamlPhp)("SimpleSAMLphp", () => {
  const idp = new SimpleSamlPhp();
  beforeAll(() => idp.start([ASHA]));
  afterAll(() => idp.stop());
  const MAPPING = {
    mapping: { email: "mail", displayName: "displayName", roles: "groups" },
    roleMapping: [{ value: "officers", role: "OFFICER" }],
  };

  it("signs somebody in with an encrypted assertion and a mapped role, changes its key, and signs them out from either side", async () => {
    const { saml, connection } = await connectTo(idp.metadataUrl, {
      ...MAPPING,
      wantEncrypted: true,
      idpInitiated: true,
    });
    const certificate = base64Of(await ownCertificate(test, connection));
    idp.serve(connection, { encrypted: true, certificate });
    const [visitor, from] = [new Visitor(OURS), browser()];
    const comeBy = async (url: string) => {
      const page = await visitor.visit(url);
      if (page.html.includes("SAMLResponse")) return journeyIn(await bring(formWith("SAMLResponse", page), from));
      const login = formWith("username", page);
      const fields = { ...login.fields, username: ASHA.name, password: ASHA.name };
      const sent = await visitor.visit(login.action, { ...login, fields });
      return journeyIn(await bring(formWith("SAMLResponse", sent), from));
    };

    // From here.
    const first = await saml.desk.finish(await comeBy(await saml.desk.start(connection.id, from)), from);
    const tokens = await redeem(test, first.ticket, from);
    const asha = await saml.personOf(connection, "asha");
    expect(asha).toMatchObject({ name: "Asha Rao", roles: ["OFFICER"] });

    // Signed out here, and there by it.
    const who = { authorization: `Bearer ${tokens?.accessToken}` } as never;
    const { data } = await test.ask("identity", who, "{ singleLogoutUrl }");
    expect((await visitor.visit(data.singleLogoutUrl)).url).toMatch(/\/slo\?SAMLResponse=/);
    const again = await visitor.visit(await saml.desk.start(connection.id, from));
    expect(again.html).toContain('name="username"');

    // From there, with a new key that was announced first.
    const next = idp.makeKey();
    idp.serveWith("key1", next);
    await refresh(saml, connection);
    idp.serveWith(next);
    const journey = await comeBy(idp.beginUrl(connection));
    const asked = await saml.desk.finish(journey, from);
    expect(asked).toMatchObject({ __typename: "SsoConfirmationNeeded", name: "Asha Rao" });
    const confirmed = await saml.desk.finish(journey, from, { confirm: true });
    expect(await saml.isIn(confirmed, from)).toBe(true);
    const before = await saml.sessionsOf(asha?.id ?? "");

    // Signed out there, and here by it.
    const out = await visitor.visit(idp.signOutUrl);
    const answer = await test.backend.identity.route(new Request(out.url), nobody("slo"));
    expect(answer?.headers.get("location")).toMatch(new RegExp(`^${idp.url}.*SAMLResponse=`));
    expect(await saml.sessionsOf(asha?.id ?? "")).toBe(before - 1);
  });
});

async function refresh(saml: SamlHouse, { id }: SavedConnection): Promise<void> {
  const text = "mutation($input: RefreshSamlMetadata!) { refreshSamlMetadata(input: $input) { metadataError } }";
  const { data } = await test.ask("identity", await saml.desk.administrator(), text, { input: { id } });
  expect(data.refreshSamlMetadata).toEqual({ metadataError: null });
}
