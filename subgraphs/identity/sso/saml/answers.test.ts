import { describe, expect, it } from "vitest";
import { useBackend } from "../../../../tests/setup/backend.ts";
import { ownCertificate, SamlHouse, type SavedConnection, type Sent } from "../../../../tests/setup/saml.ts";
import { encrypted } from "../../../../tests/setup/saml-encryption.ts";
import { SamlForge } from "../../../../tests/setup/saml-forge.ts";
import { browser } from "../../sign-in/testing.ts";

const test = useBackend();
const house = () => new SamlHouse(test);

/** A browser that a provider sends by itself. */
const unasked = ({ acsUrl, spEntityId }: SavedConnection, from = browser()): Sent => ({
  ...{ acsUrl, spEntityId, from, relayState: "", requestId: null },
  now: new Date(),
});

async function refusedFor(saml: SamlHouse, idp: SamlForge, connection: SavedConnection, told: object): Promise<string> {
  const answer = await saml.through(idp, connection, { name: "mallory", ...told });
  expect(answer.__typename).toBe("Refused");
  expect(await saml.personOf(connection, "mallory")).toBeNull();
  return answer.code;
}

describe("an answer of a provider", () => {
  it.each([
    ["made for another service", { audience: "https://other.example" }, "SSO_INVALID", /audience/],
    ["made for another address", { destination: "https://other.example/acs" }, "SSO_INVALID", /assertion consumer/],
    ["over", { notBefore: new Date(0), notOnOrAfter: new Date(1) }, "SSO_INVALID", /clocks/],
    ["the provider's no", { status: "urn:oasis:names:tc:SAML:2.0:status:Responder" }, "SSO_REFUSED", /Responder/],
    [
      "about a name that changes",
      { nameFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient" },
      "SSO_INVALID",
      /persistent/,
    ],
  ])("that is %s is refused, and whoever looks after the connection reads why", async (_what, told, code, words) => {
    const [saml, idp] = [house(), new SamlForge()];
    const connection = await saml.connection(idp);

    expect(await refusedFor(saml, idp, connection, told)).toBe(code);

    const [attempt] = await saml.attempts(connection);
    expect(attempt).toMatchObject({ outcome: "REFUSED", code });
    expect(attempt?.message).toMatch(words);
    const told_ = await test.ledgerOf(connection.id);
    expect(told_.at(-1)).toMatchObject({ event: "sso.refused", facts: { code, sourceId: connection.id } });
  });

  it("is believed once: twenty at once make one session, and a copy makes none", async () => {
    const [saml, idp] = [house(), new SamlForge()];
    const connection = await saml.connection(idp);
    const sent = await saml.setOut(connection);
    const answer = idp.answer(sent, { name: "once" });

    const journeys = await Promise.all(Array.from({ length: 20 }, () => saml.post(answer, sent)));
    const arrived = journeys.filter((id) => id !== null);
    const results = await Promise.all(Array.from({ length: 20 }, () => saml.desk.finish(arrived[0] ?? "", sent.from)));

    expect(arrived).toHaveLength(1);
    expect(results.filter(({ __typename }) => __typename === "SignedIn")).toHaveLength(1);
    const later = await saml.setOut(connection);
    const copied = await saml.post(answer, { ...later, relayState: later.relayState });
    expect(await saml.desk.finish(copied ?? "", later.from)).toMatchObject({
      __typename: "Refused",
      code: "SSO_INVALID",
    });
  });

  it("of one connection is nothing at another one", async () => {
    const [saml, one, other] = [house(), new SamlForge(), new SamlForge()];
    const [ours, theirs] = [await saml.connection(one), await saml.connection(other, { name: "Other" })];
    const sent = await saml.setOut(ours);

    const elsewhere = await saml.post(one.answer(sent), { ...sent, acsUrl: theirs.acsUrl });
    const foreign = await saml.post(other.answer(sent), sent);

    expect(elsewhere).toBeNull();
    expect(await saml.desk.finish(foreign ?? "", sent.from)).toMatchObject({ code: "SSO_INVALID" });
  });

  it("has to be encrypted where the connection asks for it, and is opened with a key that was just replaced", async () => {
    const [saml, idp] = [house(), new SamlForge()];
    const connection = await saml.connection(idp, { wantEncrypted: true });
    const certificate = await ownCertificate(test, connection);
    const secret = (sent: Sent) => {
      const told = idp.tell(sent, { name: "secret" });
      return idp.response(told, encrypted(idp.assertion(told), certificate));
    };
    const signsIn = async () => {
      const sent = await saml.setOut(connection);
      return saml.isIn(await saml.desk.finish((await saml.post(secret(sent), sent)) ?? "", sent.from), sent.from);
    };

    expect(await refusedFor(saml, idp, connection, {})).toBe("SSO_INVALID");
    expect(await signsIn()).toBe(true);
    await rotate(saml);
    expect(await ownCertificate(test, connection)).not.toBe(certificate);
    expect(await signsIn()).toBe(true);
  });
});

describe("somebody whom a provider sends by itself", () => {
  it("is turned away unless the connection allows it", async () => {
    const [saml, idp] = [house(), new SamlForge()];
    const connection = await saml.connection(idp);
    const sent = unasked(connection);

    expect(await saml.post(idp.answer(sent), sent)).toBeNull();

    expect(await saml.attempts(connection)).toMatchObject([{ outcome: "REFUSED", code: "SSO_INVALID" }]);
    expect((await saml.attempts(connection))[0]?.message).toMatch(/had not asked/);
  });

  it("is asked whether they meant to come, and gets in once they say so; of twenty at once, one", async () => {
    const [saml, idp] = [house(), new SamlForge()];
    const connection = await saml.connection(idp, { idpInitiated: true });
    const sent = unasked(connection);
    const answer = idp.answer(sent, { name: "ida" });

    const journeys = await Promise.all(Array.from({ length: 20 }, () => saml.post(answer, sent)));
    const arrived = journeys.filter((id) => id !== null);
    const asked = await saml.desk.finish(arrived[0] ?? "", sent.from);
    const elsewhere = await saml.desk.finish(arrived[0] ?? "", browser(), { confirm: true });
    const confirmed = await saml.desk.finish(arrived[0] ?? "", sent.from, { confirm: true });

    expect(arrived).toHaveLength(1);
    expect(asked).toMatchObject({ __typename: "SsoConfirmationNeeded", source: { name: "Org" } });
    expect(elsewhere).toMatchObject({ __typename: "Refused", code: "SSO_ELSEWHERE" });
    expect(await saml.isIn(confirmed, sent.from)).toBe(true);
  });

  it("is nobody where the provider has not signed it, and nothing of it is written down", async () => {
    const [saml, idp] = [house(), new SamlForge()];
    const connection = await saml.connection(idp, { idpInitiated: true });
    const sent = unasked(connection);

    expect(await saml.post(idp.answer(sent).replace(">asha@", ">mallory@"), sent)).toBeNull();

    expect(await saml.attempts(connection)).toEqual([]);
  });
});

async function rotate(saml: SamlHouse): Promise<void> {
  const text = "mutation($input: RotateSamlKey!) { rotateSamlKey(input: $input) { id } }";
  const { errors } = await test.ask("identity", await saml.desk.administrator(), text, { input: { reason: "A test" } });
  if (errors) throw new Error(JSON.stringify(errors));
}
