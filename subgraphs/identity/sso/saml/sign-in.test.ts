import { describe, expect, it } from "vitest";
import { useCodes } from "../../../../tests/setup/codes.ts";
import { SamlHouse } from "../../../../tests/setup/saml.ts";
import { SamlForge, type Told } from "../../../../tests/setup/saml-forge.ts";
import { Role } from "../../roles/roles.ts";
import { browser, member, signedIn } from "../../sign-in/testing.ts";

const { test } = useCodes();
const house = () => new SamlHouse(test);
const roles = (groups: string[]) => ({ attributes: { displayName: ["Asha"], groups } });
const OFFICERS = { roleMapping: [{ value: "officers", role: "OFFICER" }] };

describe("signing in with an organisation's connection", () => {
  it("makes an account at the first sign-in, with the role that the mapping says, and finds it at the next", async () => {
    const [saml, idp, from] = [house(), new SamlForge(), browser()];
    const connection = await saml.connection(idp, OFFICERS);

    const first = await saml.through(idp, connection, { name: "asha" }, from);
    const asha = await saml.personOf(connection, "asha");
    const again = await saml.through(idp, connection, { name: "asha" }, from);

    expect(asha).toMatchObject({ name: "Asha", roles: ["OFFICER"] });
    expect(await saml.isIn(first, from)).toBe(true);
    expect(await saml.isIn(again, from)).toBe(true);
    expect(await saml.personOf(connection, "asha")).toEqual(asha);
    expect(await saml.attempts(connection)).toMatchObject([
      { outcome: "IN", user: { id: asha?.id } },
      { outcome: "IN", user: { id: asha?.id } },
    ]);
  });

  it("brings name and roles up to date at each sign-in", async () => {
    const [saml, idp] = [house(), new SamlForge()];
    const connection = await saml.connection(idp, OFFICERS);
    await saml.through(idp, connection, { name: "ben", ...roles([]) });
    expect(await saml.personOf(connection, "ben")).toMatchObject({ roles: ["CITIZEN"] });

    await saml.through(idp, connection, {
      name: "ben",
      attributes: { displayName: ["Ben the Second"], groups: ["officers", "choir"] },
    });

    expect(await saml.personOf(connection, "ben")).toMatchObject({ name: "Ben the Second", roles: ["OFFICER"] });
  });

  it("goes on no longer than the provider says, and opens what is sensitive only after a proof of its own time", async () => {
    const [saml, idp] = [house(), new SamlForge()];
    const connection = await saml.connection(idp, { domains: ["org.example"] });
    const session = async (told: Partial<Told>) => {
      const from = browser();
      const said = { name: "hal", attributes: { email: ["hal@org.example"] }, ...told };
      expect(await saml.isIn(await saml.through(idp, connection, said, from), from)).toBe(true);
      const { rows } = await test.owner.query(
        `select s.stepped_up_at as "steppedUpAt", s.expires_at as "expiresAt" from identity.sessions s
           join identity.sso_sessions using (id) where source_id = $1 order by s.id desc limit 1`,
        [connection.id],
      );
      return rows[0];
    };
    const [authenticatedAt, sessionUntil] = [new Date(Date.now() - 3_600_000), new Date(Date.now() + 600_000)];

    const [asked, silent] = [await session({}), await session({ authenticatedAt, sessionUntil })];

    expect(Date.now() - asked.steppedUpAt.getTime()).toBeLessThan(60_000);
    expect(silent.steppedUpAt).toEqual(authenticatedAt);
    expect(silent.expiresAt).toEqual(sessionUntil);
  });

  it("lets in nobody who began what somebody else was led to finish at the provider", async () => {
    const [saml, idp] = [house(), new SamlForge()];
    const connection = await saml.connection(idp);
    const sent = await saml.setOut(connection);

    await saml.post(idp.answer(sent), { ...sent, from: browser() });

    expect(await saml.desk.finish(sent.relayState, sent.from)).toMatchObject({ code: "SSO_EXPIRED" });
  });

  it("gives whoever links it to their account the roles that the mapping says, beside their own", async () => {
    const [saml, idp, from] = [house(), new SamlForge(), browser()];
    const connection = await saml.connection(idp, OFFICERS);
    const who = await signedIn(test, await member(test), from);
    const begin = async () =>
      (await saml.desk.ask("link", { sourceId: connection.id }, from, who)).data.linkAccount.url;
    const sent = await saml.setOutBy(connection, begin, from);
    const journeyId = await saml.post(idp.answer(sent, { name: "jai", ...roles(["officers"]) }), sent);

    await saml.desk.ask("finishLinking", { journeyId }, from, who);

    const { id, roles: now = [] } = (await saml.personOf(connection, "jai")) ?? {};
    expect(id).toBe(who.id);
    expect([...now].sort()).toEqual(["CITIZEN", "OFFICER"]);
  });

  it("takes back what roles it gave once it decides about roles no more", async () => {
    const [saml, idp] = [house(), new SamlForge()];
    const connection = await saml.connection(idp, OFFICERS);
    await saml.through(idp, connection, { name: "ida", ...roles(["officers"]) });
    const before = await saml.personOf(connection, "ida");
    const decidesNothing = { mapping: { email: "email", displayName: "displayName" }, defaultRoles: [] };
    const admin = await saml.desk.administrator();
    const saved = await saml.save(admin, { id: connection.id, version: connection.version, ...decidesNothing });

    await saml.through(idp, connection, { name: "ida", ...roles(["officers"]) });

    expect(saved.errors).toBeUndefined();
    expect(before?.roles).toEqual(["OFFICER"]);
    expect(await saml.personOf(connection, "ida")).toMatchObject({ roles: ["CITIZEN"] });
  });

  it("takes access away where the organisation does: every session ends, and what it gave is gone", async () => {
    const [saml, idp, from] = [house(), new SamlForge(), browser()];
    const connection = await saml.connection(idp, { ...OFFICERS, unknownRole: "REFUSE", defaultRoles: [] });
    await saml.isIn(await saml.through(idp, connection, { name: "cara", ...roles(["officers"]) }, from), from);
    const cara = await saml.personOf(connection, "cara");
    expect(await saml.sessionsOf(cara?.id ?? "")).toBe(1);

    const answer = await saml.through(idp, connection, { name: "cara", ...roles(["left"]) });

    expect(answer).toMatchObject({ __typename: "Refused", code: "SSO_NO_ACCESS" });
    expect(await saml.sessionsOf(cara?.id ?? "")).toBe(0);
    expect(await saml.personOf(connection, "cara")).toMatchObject({ roles: ["CITIZEN"] });
    const told = (await test.ledgerOf(cara?.id ?? "")).map(({ event }) => event);
    expect(told).toEqual(expect.arrayContaining(["sso.accountMade", "sso.accessRemoved", "sso.refused"]));
  });

  it("lets nobody in whom the organisation gives a role that the mapping does not know, where it has to", async () => {
    const [saml, idp] = [house(), new SamlForge()];
    const connection = await saml.connection(idp, { ...OFFICERS, unknownRole: "REFUSE" });

    const answer = await saml.through(idp, connection, { name: "dana", ...roles(["choir"]) });

    expect(answer).toMatchObject({ __typename: "Refused", code: "SSO_NO_ACCESS" });
    expect(await saml.personOf(connection, "dana")).toBeNull();
    expect(await saml.attempts(connection)).toMatchObject([
      { outcome: "REFUSED", code: "SSO_NO_ACCESS", message: expect.stringContaining('("choir")') },
    ]);
  });

  it("asks whoever has an account with the address to prove it, and takes nobody's account by an address", async () => {
    const [saml, idp] = [house(), new SamlForge()];
    const owner = await test.person(Role.CITIZEN, { password: "correct horse battery staple" });
    const domain = owner.email.split("@")[1];
    const connection = await saml.connection(idp, { domains: [domain] });
    const said = { name: "eve", attributes: { email: [owner.email] } };

    const answer = await saml.through(idp, connection, said);

    expect(answer).toMatchObject({ __typename: "ProofNeeded" });
    expect(await saml.personOf(connection, "eve")).toBeNull();
    await removed(saml, connection.id, connection.version);
  });

  it("makes no account where the connection does not", async () => {
    const [saml, idp] = [house(), new SamlForge()];
    const connection = await saml.connection(idp, { allowSignUp: false });

    expect(await saml.through(idp, connection, { name: "finn" })).toMatchObject({ code: "SSO_UNKNOWN" });
    expect(await saml.personOf(connection, "finn")).toBeNull();
  });

  it("is finished by the browser that began, and by no other", async () => {
    const [saml, idp] = [house(), new SamlForge()];
    const connection = await saml.connection(idp);
    const sent = await saml.setOut(connection);
    const journeyId = await saml.post(idp.answer(sent), sent);

    const elsewhere = await saml.desk.finish(journeyId ?? "", browser());

    expect(elsewhere).toMatchObject({ __typename: "Refused", code: "SSO_ELSEWHERE" });
    expect(await saml.isIn(await saml.desk.finish(journeyId ?? "", sent.from), sent.from)).toBe(true);
  });

  it("knows people by an attribute where their name there is another one each time", async () => {
    const [saml, idp] = [house(), new SamlForge()];
    const transient = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
    const connection = await saml.connection(idp, { subjectAttribute: "uid" });
    const said = (name: string) => ({
      name,
      nameFormat: transient,
      attributes: { uid: ["gita"], displayName: ["Gita"] },
    });
    await saml.through(idp, connection, said("x1"));

    await saml.through(idp, connection, said("x2"));

    const { rows } = await test.owner.query("select subject from identity.sso_identities where source_id = $1", [
      connection.id,
    ]);
    expect(rows).toEqual([{ subject: "gita" }]);
    const without = await saml.connection(new SamlForge(), { name: "Other" });
    expect(without.id).not.toBe(connection.id);
  });

  it("counts a second factor that the provider asked for, where the connection says by which words it says so", async () => {
    const [saml, idp] = [house(), new SamlForge()];
    const context = "https://refeds.org/profile/mfa";
    const connection = await saml.connection(idp, { factorAtProvider: true, factorContexts: [context], ...OFFICERS });
    await test.owner.query("update identity.factor_policies set required = true where role = 'OFFICER'");

    const without = await saml.through(idp, connection, { name: "hari" });
    const withOne = await saml.through(idp, connection, { name: "hari", context });

    expect(without.__typename).toBe("FactorSetupNeeded");
    expect(withOne.__typename).toBe("SignedIn");
    await test.owner.query("update identity.factor_policies set required = false where role = 'OFFICER'");
  });
});

async function removed(saml: SamlHouse, id: string, version: number): Promise<void> {
  const text = "mutation($input: RemoveSamlConnection!) { removeSamlConnection(input: $input) }";
  await test.ask("identity", await saml.desk.administrator(), text, { input: { id, version } });
}
