import { describe, expect, it } from "vitest";
import { type Person, useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { buildCase } from "../../cases/testing.ts";
import { DELEGATION_SECONDS, refreshDelegation } from "../../shared/delegation.ts";
import { Role } from "../roles/roles.ts";
import { AGENT_ID, actingFor } from "../testing.ts";

const test = useBackend();
const EDIT = "mutation($input: EditCase!) { editCase(input: $input) { version } }";
const STATUS = "mutation($input: ChangeCaseStatus!) { changeCaseStatus(input: $input) { version } }";
const CHANGE = "mutation($input: ChangeRoles!) { changeRoles(input: $input) { version } }";

const peers = () => test.backend.cases.services.peers;
const stillIn = async (who: Person) => (await test.ask("identity", who, "{ me { id } }")).data.me !== null;
const edit = (who: Person, { id, version }: { id: string; version: number }, title = "Edited") =>
  test.ask("cases", who, EDIT, { input: { id, version, title } });

async function changeRoles(admin: Person, person: Person, version: number, roles: Role[]): Promise<void> {
  const input = { id: person.id, version, roles, reason: "for this test" };
  expect((await test.ask("identity", admin, CHANGE, { input })).errors).toBeUndefined();
  await test.backend.settled();
}

describe("an agent that acts for somebody", () => {
  it("has the rights of its person as far as it was granted, and no other", async () => {
    const officer = await test.officer();
    const kase = await buildCase(test, officer);
    const agent = await actingFor(test, officer, ["case:edit", "case:read-all"]);

    const edited = await edit(agent, kase);
    const taken = await test.ask("cases", agent, STATUS, { input: { id: kase.id, version: 2, status: "IN_PROGRESS" } });
    const others = await buildCase(test, await test.person(Role.CITIZEN));
    const assigned = await buildCase(test, officer, { assignee: await test.officer() });

    expect(edited.errors).toBeUndefined();
    expect(taken.errors).toEqual([coded("FORBIDDEN", "changeCaseStatus")]);
    // Its person may not read everything, so it may not either.
    const seen = await test.ask("cases", agent, "query($id: ID!) { case(id: $id) { id } }", { id: others.id });
    expect(seen.data.case).toBeNull();
    expect((await edit(agent, assigned)).errors).toBeUndefined();
  });

  it("stands in the ledger as itself on behalf of its person, sealed with the person's key", async () => {
    const officer = await test.officer();
    const kase = await buildCase(test, officer);
    const agent = await actingFor(test, officer, ["case:edit"]);

    await edit(agent, kase);

    const entries = await test.ledgerOf(kase.id);
    expect(entries).toMatchObject([
      { event: "case.created", actor: officer.id, onBehalfOf: null },
      { event: "case.edited", actor: AGENT_ID, onBehalfOf: officer.id, session: agent.sessionId, address: "192.0.2.1" },
    ]);
    const { rows } = await test.owner.query(
      "select address from ledger.entry where about = $1 and event = 'case.edited'",
      [kase.id],
    );
    expect(rows[0].address).toMatch(new RegExp(`^sealed:${officer.id}:`));
    const keys = await test.owner.query("select from ledger.person_key where person = $1", [AGENT_ID]);
    expect(keys.rowCount).toBe(0);
  });

  it("is shown to the audit beside the person, and found under the name of either", async () => {
    const [auditor, officer] = [await test.person(Role.AUDITOR), await test.officer()];
    const kase = await buildCase(test, officer);
    await edit(await actingFor(test, officer, ["case:edit"]), kase);
    await test.backend.settled();
    const trail = `query($filter: AuditFilter) { auditTrail(filter: $filter) { edges { node {
      event actor { id } onBehalfOf { id } actingAgent { id } } } } }`;

    for (const actorId of [officer.id, AGENT_ID]) {
      const { data } = await test.ask("identity", auditor, trail, {
        filter: { actorId, aboutId: kase.id, event: "case.edited" },
      });
      expect(data.auditTrail.edges).toEqual([
        {
          node: {
            event: "case.edited",
            actor: { id: officer.id },
            onBehalfOf: { id: officer.id },
            actingAgent: { id: AGENT_ID },
          },
        },
      ]);
    }
  });

  it("is told of in the case's history, to who follows the case, and to who meets its change", async () => {
    const officer = await test.officer();
    const kase = await buildCase(test, officer);
    await test.backend.settled();
    const agent = await actingFor(test, officer, ["case:edit"]);
    const watch = await test.watch(
      "cases",
      officer,
      "subscription { caseChanged { event actor { id } agent { id } } }",
    );
    const change = watch.next();

    await edit(agent, kase);
    await test.backend.settled();

    const who = { actor: { id: officer.id }, agent: { id: AGENT_ID } };
    expect(await change).toMatchObject({ data: { caseChanged: { event: "case.edited", ...who } } });
    await watch.close();
    const history =
      "query($id: ID!) { case(id: $id) { history { edges { node { event actor { id } agent { id } } } } } }";
    const { data } = await test.ask("cases", officer, history, { id: kase.id });
    expect(data.case.history.edges.map(({ node }: { node: object }) => node)).toEqual([
      { event: "case.edited", ...who },
      { event: "case.created", actor: { id: officer.id }, agent: null },
    ]);
    const late = await edit(officer, kase, "Too late");
    expect(late.errors?.[0]?.extensions).toMatchObject({
      code: "CONFLICT",
      changedById: officer.id,
      changedByAgentId: AGENT_ID,
    });
  });

  it("loses at once what its person loses, and gets of what they get no more than it was granted", async () => {
    const [admin, person] = [await test.person(Role.ADMIN), await test.person(Role.CITIZEN)];
    const kase = await buildCase(test, person);
    const agent = await actingFor(test, person, ["case:create", "case:edit"]);
    expect((await edit(agent, kase)).errors).toEqual([coded("FORBIDDEN", "editCase")]);

    await changeRoles(admin, person, 1, [Role.OFFICER]);
    const asOfficers = await edit(agent, kase);
    const never = await test.ask("cases", agent, STATUS, { input: { id: kase.id, version: 2, status: "IN_PROGRESS" } });
    await changeRoles(admin, person, 2, [Role.CITIZEN]);
    const asCitizens = await edit(agent, { ...kase, version: 2 });

    expect(asOfficers.errors).toBeUndefined();
    expect(never.errors).toEqual([coded("FORBIDDEN", "changeCaseStatus")]);
    expect(asCitizens.errors).toEqual([coded("FORBIDDEN", "editCase")]);
    const { accessToken } = await refreshDelegation(peers(), agent.refreshToken);
    const claims = JSON.parse(Buffer.from(accessToken.split(".")[1] as string, "base64url").toString());
    expect(claims).toMatchObject({
      permissions: ["case:create"],
      agent: { id: AGENT_ID, grant: ["case:create", "case:edit"] },
    });
  });

  it("stops when nothing is left of its grant, and is not cut short with its person's own sessions", async () => {
    const [admin, person] = [await test.person(Role.ADMIN), await test.person(Role.CITIZEN)];
    const useless = await actingFor(test, person, ["case:create"]);
    const long = await actingFor(test, person, ["case:read-all"], { seconds: DELEGATION_SECONDS });

    await changeRoles(admin, person, 1, [Role.AUDITOR]);

    expect([await stillIn(useless), await stillIn(long)]).toEqual([false, true]);
    await expect(refreshDelegation(peers(), useless.refreshToken)).rejects.toMatchObject({
      extensions: { code: "UNAUTHENTICATED" },
    });
    const { rows } = await test.owner.query(
      "select expires_at > now() + interval '29 days' as long from identity.sessions where id = $1",
      [long.sessionId],
    );
    expect(rows).toEqual([{ long: true }]);
  });
});

describe("what no agent does, whatever it was granted", () => {
  const refused: readonly [string, string, object][] = [
    [
      "signIn",
      "mutation($input: SignIn!) { signIn(input: $input) { __typename } }",
      { identifier: "a@b.c", password: "x" },
    ],
    [
      "refreshSession",
      "mutation($input: RefreshSession!) { refreshSession(input: $input) { accessToken } }",
      { refreshToken: "x" },
    ],
    ["endSession", "mutation($input: EndSession!) { endSession(input: $input) { id } }", { id: AGENT_ID }],
    ["endOtherSessions", "mutation { endOtherSessions }", {}],
    ["changeRoles", CHANGE, { id: AGENT_ID, version: 1, roles: ["ADMIN"], reason: "because" }],
    [
      "rotateSigningKey",
      "mutation($input: RotateSigningKey!) { rotateSigningKey(input: $input) { id } }",
      { reason: "because" },
    ],
    ["mySessions", "{ mySessions { id } }", {}],
  ];

  it.each(refused)("%s", async (field, text, input) => {
    const admin = await test.person(Role.ADMIN);
    const agent = await actingFor(test, admin, ["user:read", "role:read", "audit:read"]);

    const { errors } = await test.ask("identity", agent, text, text.includes("$input") ? { input } : {});

    expect(errors).toEqual([coded("FORBIDDEN", field)]);
    await test.backend.settled();
    const { rows } = await test.owner.query(
      "select actor, on_behalf_of from ledger.entry where event = 'access.refused' and session = $1",
      [agent.sessionId],
    );
    expect(rows).toEqual([{ actor: AGENT_ID, on_behalf_of: admin.id }]);
  });

  it("letting another agent act", async () => {
    const agent = await actingFor(test, await test.officer(), ["case:edit"]);

    await expect(actingFor(test, agent, ["case:edit"])).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });

  it("reading its person's address, unless that was granted", async () => {
    const admin = await test.person(Role.ADMIN);
    const ask = async (grant: string[]) =>
      (await test.ask("identity", await actingFor(test, admin, grant), "{ me { email } }")).data.me.email;

    expect(await ask(["case:edit"])).toBeNull();
    expect(await ask(["user:read"])).toBe(admin.email);
  });
});
