import { describe, expect, it } from "vitest";
import { type Person, useBackend } from "../../../../tests/setup/backend.ts";
import { postStraight, SamlHouse, type SavedConnection } from "../../../../tests/setup/saml.ts";
import { SamlForge } from "../../../../tests/setup/saml-forge.ts";
import { type LogoutTold, logoutByPost, logoutByRedirect } from "../../../../tests/setup/saml-logout-forge.ts";
import { nobody } from "../../../shared/caller.ts";
import { Role } from "../../roles/roles.ts";
import { browser, redeem } from "../../sign-in/testing.ts";

const test = useBackend();
const house = () => new SamlHouse(test);

async function get(url: string): Promise<string> {
  const answer = await test.backend.identity.route(new Request(url), nobody("logout"));
  return answer?.headers.get("location") ?? "";
}

/** Somebody in two of their provider's sessions. */
async function signedInTwice(saml: SamlHouse, idp: SamlForge, connection: SavedConnection, name: string) {
  for (const sessionIndex of [`${name}-1`, `${name}-2`]) {
    const from = browser();
    await saml.isIn(await saml.through(idp, connection, { name, sessionIndex }, from), from);
  }
  const who = await saml.personOf(connection, name);
  return { id: who?.id ?? "", sessions: () => saml.sessionsOf(who?.id ?? "") };
}

describe("a provider that signs somebody out", () => {
  it("ends the session that it names, and is answered with our signature", async () => {
    const [saml, idp] = [house(), new SamlForge()];
    const connection = await saml.connection(idp);
    const asha = await signedInTwice(saml, idp, connection, "asha");

    const told = { destination: connection.spSloUrl, name: "asha", sessionIndex: "asha-1" };
    const location = await get(logoutByRedirect(idp, told, { relayState: "back" }));

    expect(await asha.sessions()).toBe(1);
    const answer = new URL(location);
    expect(answer.href).toMatch(`${idp.entityId}/slo?`);
    expect([...answer.searchParams.keys()].sort()).toEqual(["RelayState", "SAMLResponse", "SigAlg", "Signature"]);
    expect(answer.searchParams.get("RelayState")).toBe("back");
    expect((await test.ledgerOf(asha.id)).map(({ event }) => event)).toContain("sso.loggedOutBySource");
  });

  it("ends all of them where it names none, by POST too", async () => {
    const [saml, idp] = [house(), new SamlForge()];
    const connection = await saml.connection(idp);
    const ben = await signedInTwice(saml, idp, connection, "ben");
    const other = await signedInTwice(saml, idp, connection, "ben2");

    const SAMLRequest = Buffer.from(logoutByPost(idp, { destination: connection.spSloUrl, name: "ben" }));
    await postStraight(test)(connection.spSloUrl, { SAMLRequest: SAMLRequest.toString("base64") }, browser());

    expect(await ben.sessions()).toBe(0);
    expect(await other.sessions()).toBe(2);
  });

  it("stops who is on their way in by it, before the page and before the ticket is redeemed; and nobody else", async () => {
    const [saml, idp] = [house(), new SamlForge()];
    const connection = await saml.connection(idp);
    const onTheWay = async (name: string) => {
      const sent = await saml.setOut(connection);
      return { sent, journeyId: (await saml.post(idp.answer(sent, { name }), sent)) ?? "" };
    };
    const [early, late, other] = [await onTheWay("fay"), await onTheWay("fay"), await onTheWay("gil")];
    const ticketed = await saml.desk.finish(late.journeyId, late.sent.from);

    await get(logoutByRedirect(idp, { destination: connection.spSloUrl, name: "fay" }));

    expect(await saml.desk.finish(early.journeyId, early.sent.from)).toMatchObject({ code: "SSO_EXPIRED" });
    expect(ticketed).toMatchObject({ __typename: "SignedIn" });
    expect(await saml.isIn(ticketed, late.sent.from)).toBe(false);
    expect(await saml.isIn(await saml.desk.finish(other.journeyId, other.sent.from), other.sent.from)).toBe(true);
  });

  it("stops them where people are known by an attribute, too", async () => {
    const [saml, idp, from] = [house(), new SamlForge(), browser()];
    const connection = await saml.connection(idp, { subjectAttribute: "uid" });
    const ticketed = await saml.through(idp, connection, { name: "n-9", attributes: { uid: ["ira"] } }, from);

    await get(logoutByRedirect(idp, { destination: connection.spSloUrl, name: "n-9" }));

    expect(ticketed).toMatchObject({ __typename: "SignedIn" });
    expect(await saml.isIn(ticketed, from)).toBe(false);
  });

  it("ends a session that took the place of the one that it opened, which goes on no longer than that", async () => {
    const [saml, idp, from] = [house(), new SamlForge(), browser()];
    const connection = await saml.connection(idp);
    const sessionUntil = new Date(Date.now() + 1_800_000);
    const answer = await saml.through(idp, connection, { name: "jyoti", sessionUntil }, from);
    const tokens = (await redeem(test, answer.ticket, from)) ?? {};
    const who = { authorization: `Bearer ${tokens.accessToken}` } as Person;
    const CHANGE = "mutation($input: ChangePassword!) { changePassword(input: $input) { signedIn { ticket } } }";
    const input = { newPassword: "four tall trees beside water" };
    const changed = await test.ask("identity", who, CHANGE, { input }, from);
    await redeem(test, changed.data.changePassword.signedIn.ticket, from);
    const jyoti = await saml.personOf(connection, "jyoti");
    const { rows } = await test.owner.query(
      'select expires_at as "expiresAt" from identity.sessions where user_id = $1 order by id desc limit 1',
      [jyoti?.id],
    );

    await get(logoutByRedirect(idp, { destination: connection.spSloUrl, name: "jyoti" }));

    expect(rows).toEqual([{ expiresAt: sessionUntil }]);
    expect(await saml.sessionsOf(jyoti?.id ?? "")).toBe(0);
  });

  it("finds whom it means where people are known by an attribute", async () => {
    const [saml, idp, from] = [house(), new SamlForge(), browser()];
    const connection = await saml.connection(idp, { subjectAttribute: "uid" });
    const said = { name: "n-7", attributes: { uid: ["cara"] } };
    await saml.isIn(await saml.through(idp, connection, said, from), from);
    const cara = await saml.personOf(connection, "cara");

    await get(logoutByRedirect(idp, { destination: connection.spSloUrl, name: "n-7" }));

    expect(await saml.sessionsOf(cara?.id ?? "")).toBe(0);
  });

  it.each<[string, (told: LogoutTold, idp: SamlForge) => string]>([
    ["without a signature", (told, idp) => logoutByRedirect(idp, told, { signed: false })],
    ["with a stranger's signature", (told, idp) => logoutByRedirect(idp, told, { key: SamlForge.strangeKey })],
    [
      "with SHA-1",
      (told, idp) =>
        logoutByRedirect(idp, told, { algorithm: "http://www.w3.org/2000/09/xmldsig#rsa-sha1", hash: "sha1" }),
    ],
    ["with something twice", (told, idp) => `${logoutByRedirect(idp, told)}&SAMLRequest=AAAA`],
    ["with another RelayState than was signed", (told, idp) => `${logoutByRedirect(idp, told)}&RelayState=evil`],
    [
      "for another service",
      (told, idp) =>
        logoutByRedirect(idp, { ...told, destination: "https://other.example/slo" }).replace(
          "https://other.example/slo",
          told.destination,
        ),
    ],
    ["of another provider", (told, idp) => logoutByRedirect(idp, { ...told, issuer: "https://other.example" })],
    ["that is over", (told, idp) => logoutByRedirect(idp, { ...told, until: new Date(Date.now() - 120_000) })],
    ["about somebody else", (told, idp) => logoutByRedirect(idp, { ...told, name: "somebody" })],
  ])("ends nothing %s", async (_what, ask) => {
    const [saml, idp] = [house(), new SamlForge()];
    const connection = await saml.connection(idp);
    const dana = await signedInTwice(saml, idp, connection, "dana");

    await get(ask({ destination: connection.spSloUrl, name: "dana" }, idp));

    expect(await dana.sessions()).toBe(2);
    await get(logoutByRedirect(idp, { destination: connection.spSloUrl, name: "dana" }));
    expect(await dana.sessions()).toBe(0);
  });

  it("is heard once: the same request later ends nothing", async () => {
    const [saml, idp] = [house(), new SamlForge()];
    const connection = await saml.connection(idp);
    const told = { destination: connection.spSloUrl, name: "eve" };
    const request = logoutByRedirect(idp, told);
    await get(request);
    const eve = await signedInTwice(saml, idp, connection, "eve");

    const location = await get(request);

    expect(location).toBe("/sign-in/sso?refused=SSO_INVALID");
    expect(await eve.sessions()).toBe(2);
  });

  it("says that it did what we asked, which changes nothing", async () => {
    const saml = house();
    const connection = await saml.connection(new SamlForge());

    expect(await get(`${connection.spSloUrl}?SAMLResponse=AAAA`)).toBe("/login");
  });
});

describe("somebody who signs out here", () => {
  it("is told where to go on to sign out at their provider too, with our signature", async () => {
    const [saml, idp, from] = [house(), new SamlForge(), browser()];
    const connection = await saml.connection(idp, { signRequests: false });
    const answer = await saml.through(idp, connection, { name: "finn", sessionIndex: "finn-1" }, from);
    const tokens = await redeem(test, answer.ticket, from);
    const finn = { authorization: `Bearer ${tokens?.accessToken}` } as Person;

    const { data } = await test.ask("identity", finn, "{ singleLogoutUrl }");

    const url = new URL(data.singleLogoutUrl);
    expect(url.href).toMatch(`${idp.entityId}/slo?`);
    expect(url.searchParams.get("Signature")).not.toBeNull();
    const stranger = await test.person(Role.CITIZEN);
    expect((await test.ask("identity", stranger, "{ singleLogoutUrl }")).data.singleLogoutUrl).toBeNull();
  });
});
