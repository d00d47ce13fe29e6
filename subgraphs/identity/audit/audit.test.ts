import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { buildCase } from "../../cases/testing.ts";
import { Role } from "../roles/roles.ts";

const test = useBackend();
const TRAIL = `query($first: Int, $after: String, $filter: AuditFilter) {
  auditTrail(first: $first, after: $after, filter: $filter) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { position at subgraph event aboutId actor { id } sessionId requestId address agent facts
      changes { field before after } } } } }`;

const CREATE = "mutation($input: CreateCase!) { createCase(input: $input) { id } }";
const SIGN_IN = "mutation($input: SignIn!) { signIn(input: $input) { __typename } }";
const UNLOCK = "mutation($input: UnlockAccount!) { unlockAccount(input: $input) { id } }";

describe("the audit trail", () => {
  it("tells who did what from where, with before and after, across subgraphs", async () => {
    const [auditor, officer] = [await test.person(Role.AUDITOR), await test.officer()];
    const { id } = await buildCase(test, officer, { assignee: officer });
    await test.backend.settled();

    const { data } = await test.ask("identity", auditor, TRAIL, { filter: { aboutId: id } });

    const [assigned] = data.auditTrail.edges.map(({ node }: { node: object }) => node);
    expect(assigned).toMatchObject({
      subgraph: "cases",
      event: "case.assigned",
      aboutId: id,
      actor: { id: officer.id },
      requestId: "test-request",
      address: "192.0.2.1",
      agent: "test",
      changes: [{ field: "assigneeId", before: null, after: officer.id }],
    });
    expect(assigned.sessionId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("is filtered by person, event and time, and pages newest first without gap or repetition", async () => {
    const [auditor, officer] = [await test.person(Role.AUDITOR), await test.officer()];
    const before = new Date();
    for (let n = 0; n < 5; n++) await buildCase(test, officer);
    await test.backend.settled();
    const filter = { actorId: officer.id, event: "case.", from: before.toISOString() };

    const positions: number[] = [];
    let after: string | null = null;
    do {
      const { data } = await test.ask("identity", auditor, TRAIL, { first: 2, after, filter });
      positions.push(
        ...data.auditTrail.edges.map((edge: { node: { position: string } }) => Number(edge.node.position)),
      );
      after = data.auditTrail.pageInfo.hasNextPage ? data.auditTrail.pageInfo.endCursor : null;
      expect(data.auditTrail.totalCount).toBe(5);
    } while (after);

    expect(positions).toHaveLength(5);
    expect(positions).toEqual([...positions].sort((a, b) => b - a));
    const none = await test.ask("identity", auditor, TRAIL, { filter: { ...filter, to: before.toISOString() } });
    expect(none.data.auditTrail).toMatchObject({ totalCount: 0, edges: [] });
  });

  it("tells all that one request did, and all that was done in one session", async () => {
    const [auditor, asha] = [await test.person(Role.AUDITOR), await test.officer()];
    const requests = [randomUUID(), randomUUID()];
    for (const requestId of requests)
      await test.ask("cases", asha, CREATE, { input: { title: "Alike" } }, { requestId });
    await test.backend.settled();
    const trail = async (filter: object) => {
      const { data, errors } = await test.ask("identity", auditor, TRAIL, { filter });
      expect(errors).toBeUndefined();
      return data.auditTrail.edges.map(({ node }: { node: object }) => node);
    };

    const [one] = await trail({ requestId: requests[0] });
    const inSession = await trail({ sessionId: one.sessionId, event: "case." });

    expect(one).toMatchObject({ event: "case.created", requestId: requests[0], actor: { id: asha.id } });
    expect(await trail({ requestId: requests[0] })).toHaveLength(1);
    expect(inSession.map(({ requestId }: { requestId: string }) => requestId).sort()).toEqual(requests.sort());
    const answer = await test.ask("identity", auditor, TRAIL, { filter: { requestId: "'; drop table" } });
    expect(answer.errors).toEqual([coded("INVALID", "auditTrail", { fields: ["filter.requestId"] })]);
  });

  it("tells all of one person: what they did, what was done about their account, and their sessions", async () => {
    const [auditor, officer, asha] = [await test.person(Role.AUDITOR), await test.officer(), await test.officer()];
    const admin = await test.person(Role.ADMIN);
    const input = { identifier: asha.email, password: "none of theirs" };
    await test.ask("identity", null, SIGN_IN, { input });
    await test.ask("identity", admin, UNLOCK, { input: { id: asha.id, reason: "She called." } });
    const { id } = await buildCase(test, asha, { assignee: asha });
    await test.ask("identity", asha, "mutation { endOtherSessions }");
    await buildCase(test, officer);
    await test.backend.settled();

    const { data } = await test.ask("identity", auditor, TRAIL, { first: 50, filter: { personId: asha.id } });

    const told = data.auditTrail.edges.map(({ node }: { node: { event: string; aboutId: string } }) => node);
    const events = told.map(({ event }: { event: string }) => event);
    expect(events).toEqual(
      expect.arrayContaining(["user.created", "signIn.refused", "user.unlocked", "session.started", "case.created"]),
    );
    expect(told.every((node: object) => JSON.stringify(node).includes(asha.id))).toBe(true);
    expect(told.some(({ aboutId }: { aboutId: string }) => aboutId === id)).toBe(true);
  });

  it("records who read it", async () => {
    const auditor = await test.person(Role.AUDITOR);

    await test.ask("identity", auditor, TRAIL, { filter: { event: "signIn." } });

    expect((await test.ledgerOf(auditor.id)).at(-1)).toMatchObject({
      event: "audit.read",
      actor: auditor.id,
      facts: { filters: ["event"] },
    });
  });

  it("records who was refused, and what", async () => {
    const officer = await test.officer();

    const answer = await test.ask("identity", officer, TRAIL);

    expect(answer.errors).toEqual([coded("FORBIDDEN", "auditTrail")]);
    expect((await test.ledgerOf(officer.id)).at(-1)).toMatchObject({
      event: "access.refused",
      actor: officer.id,
      facts: { subgraph: "identity", field: "auditTrail" },
    });
  });

  it("records refusals below the root and in services, once for each field", async () => {
    const citizen = await test.person(Role.CITIZEN);
    for (let n = 0; n < 3; n++) await buildCase(test, citizen);

    await test.ask("cases", citizen, "{ cases { edges { node { history { totalCount } } } } }");

    const refused = (await test.ledgerOf(citizen.id)).filter(({ event }) => event === "access.refused");
    expect(refused.map(({ facts }) => facts)).toEqual([{ subgraph: "cases", field: "cases.edges.node.history" }]);
  });

  it.each([
    [{ event: "case'; drop table" }, "filter.event"],
    [{ event: "case%" }, "filter.event"],
    [{ actorId: "me" }, "filter.actorId"],
    [{ personId: "me" }, "filter.personId"],
    [{ from: "9999-12-31T00:00:00Z" }, "filter.from"],
  ])("refuses %j, naming the field", async (filter, field) => {
    const answer = await test.ask("identity", await test.person(Role.AUDITOR), TRAIL, { filter });

    expect(answer.errors).toEqual([coded("INVALID", "auditTrail", { fields: [field] })]);
  });
});
