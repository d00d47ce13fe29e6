import { beforeAll, describe, expect, it } from "vitest";
import { readExamples } from "../router/examples.ts";
import { TRANSPORTS } from "../router/testing/world.ts";
import { BRIEF, runOnceStill, start } from "../subgraphs/agents/testing.ts";
import { buildCase } from "../subgraphs/cases/testing.ts";
import { Role } from "../subgraphs/identity/roles/roles.ts";
import type { Person } from "./setup/backend.ts";
import { type TransportName, useRouters } from "./setup/routers.ts";
import { statements } from "./setup/statements.ts";

const examples = await readExamples();
const routers = useRouters();
const { test } = routers;
const PAGE =
  "query($first: Int!) { cases(first: $first) { edges { node { id title assignee { displayName } openedBy { displayName } } } } }";

let admin: Person;

beforeAll(async () => {
  admin = await test.person(Role.ADMIN, { displayName: "Leela" });
  const officers = await Promise.all(
    Array.from({ length: 10 }, (_, n) => test.person(Role.OFFICER, { displayName: `Officer ${n}` })),
  );
  await test.backend.settled();
  await Promise.all(
    Array.from({ length: 50 }, (_, n) => buildCase(test, officers[n % 10]!, { assignee: officers[(n * 3) % 10]! })),
  );
  // What messaging does about them is done before statements are counted.
  await test.backend.settled();
});

describe.each(TRANSPORTS)("through the router over %s", (transport) => {
  it("a page of cases with their people takes as many statements for fifty as for five", async () => {
    const page = (first: number) => statements(() => routers.ask(transport, admin, PAGE, { first }));
    await page(50);

    const [five, fifty] = [await page(5), await page(50)];

    expect(fifty.result.errors).toBeUndefined();
    expect(fifty.result.data.cases.edges).toHaveLength(50);
    for (const { node } of fifty.result.data.cases.edges) expect(node.assignee.displayName).toMatch(/^Officer \d$/);
    expect(fifty.count).toBe(five.count);
    expect(fifty.count).toBe(2);
  });

  it("cases with their people, what is new about them and their last run take as many statements for fifty as for five", async () => {
    const officer = await test.officer("Officer 0");
    const kase = await buildCase(test, admin, { assignee: officer });
    await test.backend.settled();
    const { data } = await start(test, officer, BRIEF, { caseId: kase.id });
    await runOnceStill(test, officer, data.startRun.id);
    await test.backend.settled();
    const text = `query($first: Int!) { cases(first: $first) { edges { node { id assignee { displayName }
      unseenNotifications { event actor { displayName } } lastRun { id state } } } } }`;
    const page = (first: number) => statements(() => routers.ask(transport, admin, text, { first }));
    await page(50);

    const [five, fifty] = [await page(5), await page(50)];
    const own = await routers.ask(transport, officer, text, { first: 1 });

    expect(fifty.result.errors).toBeUndefined();
    expect(fifty.result.data.cases.edges).toHaveLength(50);
    expect(fifty.count).toBe(five.count);
    expect(fifty.count).toBe(4);
    expect(own.data.cases.edges[0].node).toMatchObject({
      id: kase.id,
      unseenNotifications: [{ event: "CASE_ASSIGNED", actor: { displayName: "Leela" } }],
      lastRun: { id: data.startRun.id, state: "AWAITS_APPROVAL" },
    });
  });

  it("an entity is asked for with the rights of whoever asks", async () => {
    const officer = await test.officer();
    const query = "{ cases(first: 3) { edges { node { assignee { displayName email } } } } }";

    const asAdmin = await routers.ask(transport, admin, query);
    const asOfficer = await routers.ask(
      transport,
      officer,
      query.replace("cases(", "cases(filter: { unassigned: false }, "),
    );

    expect(asAdmin.errors).toBeUndefined();
    for (const { node } of asOfficer.data.cases.edges) expect(node.assignee.email).toBeNull();
  });

  it("every refusal carries its code and no more than a client should know", async () => {
    const citizen = await test.person(Role.CITIZEN);
    const answers = {
      UNAUTHENTICATED: await routers.ask(transport, null, "{ mySessions { id } }"),
      FORBIDDEN: await routers.ask(transport, citizen, "{ auditTrail { totalCount } }"),
      INVALID: await routers.ask(transport, citizen, "{ cases(first: -1) { totalCount } }"),
      NOT_FOUND: await routers.ask(
        transport,
        await test.officer(),
        'mutation { assignCase(input: { id: "00000000-0000-7000-8000-000000000000", version: 1 }) { id } }',
      ),
    };

    for (const [code, { errors }] of Object.entries(answers)) {
      expect(errors, code).toMatchObject([{ extensions: { code } }]);
      expect(JSON.stringify(errors)).not.toMatch(/stack|select |at Object|\.ts/i);
    }
  });
});

describe("the two transports", () => {
  const queries = examples.filter(({ query }) => !/^(mutation|subscription)/m.test(query));

  it.each(queries)("answer $name alike", async ({ query, variables }) => {
    // Each reading of the audit trail adds to it: what is asked for twice is the same but for that.
    const ask = async (transport: TransportName) => {
      const answer = await routers.ask(transport, admin, query, variables);
      return JSON.stringify(answer.data.auditTrail ? Object.keys(answer.data) : answer);
    };

    expect(await ask("http")).toBe(await ask("local"));
  });
});

describe("a subgraph that is gone", () => {
  it("takes its own fields with it and nothing else", async () => {
    await routers.processes.get("identity")?.close();

    const { data, errors } = await routers.ask("http", admin, PAGE, { first: 2 });

    expect(data.cases.edges).toHaveLength(2);
    for (const { node } of data.cases.edges) expect(node).toMatchObject({ title: expect.any(String), assignee: null });
    expect(errors?.length).toBeGreaterThan(0);
    for (const error of errors ?? []) expect(error.extensions.code).toBe("UNAVAILABLE");
  });
});
