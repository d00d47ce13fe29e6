import { describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { Role } from "../../identity/roles/roles.ts";
import { buildCase } from "../testing.ts";

const test = useBackend();
const CREATE =
  "mutation($input: CreateCase!) { createCase(input: $input) { id reference version status priority dueAt } }";
const EDIT = "mutation($input: EditCase!) { editCase(input: $input) { version title priority dueAt } }";
const ASSIGN = "mutation($input: AssignCase!) { assignCase(input: $input) { version assignee { id } } }";
const STATUS =
  "mutation($input: ChangeCaseStatus!) { changeCaseStatus(input: $input) { version status nextStatuses } }";
const SEE = "query($id: ID!) { case(id: $id) { id version status assignee { id } } }";

describe("opening a case", () => {
  it("gives it a reference of its own and an entry in the ledger", async () => {
    const officer = await test.officer();
    const input = { title: "  Suspicious transfer ", priority: "HIGH", dueAt: "2026-12-01T10:00:00.000Z" };

    const answers = await Promise.all(Array.from({ length: 20 }, () => test.ask("cases", officer, CREATE, { input })));

    const made = answers.map(({ data }) => data.createCase);
    expect(made[0]).toMatchObject({ version: 1, status: "OPEN", priority: "HIGH", dueAt: input.dueAt });
    expect(made[0].reference).toMatch(/^CG-\d{4}-\d{6}$/);
    expect(new Set(made.map(({ reference }) => reference)).size).toBe(20);
    expect(await test.ledgerOf(made[0].id)).toMatchObject([
      { event: "case.created", actor: officer.id, changes: { after: { title: "Suspicious transfer" } } },
    ]);
  });

  it("is for nobody who is not signed in, and not for auditors", async () => {
    const input = { title: "Suspicious transfer" };

    const nobody = await test.ask("cases", null, CREATE, { input });
    const auditor = await test.ask("cases", await test.person(Role.AUDITOR), CREATE, { input });

    expect(nobody.errors).toEqual([coded("UNAUTHENTICATED", "createCase")]);
    expect(auditor.errors).toEqual([coded("FORBIDDEN", "createCase")]);
  });

  it.each([
    ["a short title", { title: "ab" }, "title"],
    ["a title of blanks", { title: "     " }, "title"],
    ["a long description", { title: "Fine", description: "x".repeat(10_001) }, "description"],
    ["a year that no calendar shows", { title: "Fine", dueAt: "9999-01-01T00:00:00Z" }, "dueAt"],
    ["a year beyond reason", { title: "Fine", dueAt: "99999-01-01T00:00:00Z" }, "dueAt"],
    ["an unknown priority", { title: "Fine", priority: "SOMEWHAT" }, "priority"],
    ["a title of another type", { title: 12 }, "title"],
    ["a field that does not exist", { title: "Fine", colour: "red" }, "input"],
  ])("refuses %s, naming the field", async (_what, input, field) => {
    const answer = await test.ask("cases", await test.officer(), CREATE, { input });

    expect(answer.errors).toMatchObject([{ extensions: { code: "INVALID", fields: [field] } }]);
    expect(JSON.stringify(answer)).not.toMatch(/SOMEWHAT|99999|xxxx|12/);
  });
});

describe("changing a case", () => {
  it("records what changed, before and after, and nothing when nothing did", async () => {
    const officer = await test.officer();
    const { id } = await buildCase(test, officer, { title: "Before" });

    const changed = await test.ask("cases", officer, EDIT, {
      input: { id, version: 1, title: "After", priority: "URGENT" },
    });
    const same = await test.ask("cases", officer, EDIT, { input: { id, version: 2, title: "After" } });

    expect(changed.data.editCase).toMatchObject({ version: 2, title: "After", priority: "URGENT" });
    expect(same.data.editCase.version).toBe(2);
    expect((await test.ledgerOf(id)).slice(1)).toMatchObject([
      {
        event: "case.edited",
        facts: { version: 2, fields: ["title", "priority"] },
        changes: { before: { title: "Before", priority: "NORMAL" }, after: { title: "After", priority: "URGENT" } },
      },
    ]);
  });

  it("takes a due date away with null and leaves it alone when it is not mentioned", async () => {
    const officer = await test.officer();
    const { id } = await buildCase(test, officer, { dueAt: "2026-12-01T10:00:00.000Z" });

    const kept = await test.ask("cases", officer, EDIT, { input: { id, version: 1, title: "Other" } });
    const cleared = await test.ask("cases", officer, EDIT, { input: { id, version: 2, dueAt: null } });

    expect(kept.data.editCase.dueAt).toBe("2026-12-01T10:00:00.000Z");
    expect(cleared.data.editCase.dueAt).toBeNull();
  });

  it("refuses a stale version and says who changed what", async () => {
    const [first, second] = [await test.officer("First"), await test.officer("Second")];
    const { id } = await buildCase(test, first);
    await test.ask("cases", second, EDIT, { input: { id, version: 1, title: "Second was here" } });

    const answer = await test.ask("cases", first, EDIT, { input: { id, version: 1, title: "First was here" } });

    expect(answer.errors).toEqual([
      coded("CONFLICT", "editCase", {
        version: 2,
        changedById: second.id,
        changes: [expect.objectContaining({ event: "case.edited", actorId: second.id, version: 2, fields: ["title"] })],
      }),
    ]);
  });

  it("lets one of twenty who decide at once, and tells the others", async () => {
    const officer = await test.officer();
    const { id } = await buildCase(test, officer);
    const change = (n: number) => test.ask("cases", officer, EDIT, { input: { id, version: 1, title: `Title ${n}` } });

    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => change(n)));

    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? "changed");
    expect(codes.filter((code) => code === "changed")).toHaveLength(1);
    expect(codes.filter((code) => code === "CONFLICT")).toHaveLength(19);
    expect(await test.ledgerOf(id)).toHaveLength(2);
  });

  it.each([
    ["a version that is missing", { version: undefined }, "version"],
    ["a version of nothing", { version: 0 }, "version"],
    ["an id that is none", { id: "12" }, "id"],
    ["an id of another type", { id: { of: "x" } }, "id"],
  ])("refuses %s before it reaches the database", async (_what, wrong, field) => {
    const officer = await test.officer();
    const { id } = await buildCase(test, officer);

    const answer = await test.ask("cases", officer, EDIT, { input: { id, version: 1, title: "Other", ...wrong } });

    expect(answer.errors).toMatchObject([{ extensions: { code: "INVALID" } }]);
    expect(JSON.stringify(answer.errors)).toContain(field);
    expect((await test.ask("cases", officer, SEE, { id })).data.case.version).toBe(1);
  });
});

describe("assigning a case", () => {
  it("gives it to an officer and takes it out of the others' sight", async () => {
    const [giver, taker] = [await test.officer(), await test.officer()];
    const citizen = await test.person(Role.CITIZEN);
    const { id } = await buildCase(test, citizen);

    const answer = await test.ask("cases", giver, ASSIGN, { input: { id, version: 1, assigneeId: taker.id } });

    expect(answer.data.assignCase).toEqual({ version: 2, assignee: { id: taker.id } });
    expect((await test.ask("cases", taker, SEE, { id })).data.case).toMatchObject({ id });
    expect((await test.ask("cases", citizen, SEE, { id })).data.case).toMatchObject({ id });
    expect((await test.ask("cases", giver, SEE, { id })).data.case).toBeNull();
  });

  it("refuses somebody who does not work cases", async () => {
    const officer = await test.officer();
    const citizen = await test.person(Role.CITIZEN);
    const { id } = await buildCase(test, officer);

    const answer = await test.ask("cases", officer, ASSIGN, { input: { id, version: 1, assigneeId: citizen.id } });

    expect(answer.errors).toEqual([coded("INVALID", "assignCase", { fields: ["assigneeId"] })]);
  });

  it("returns the open cases of somebody who is no longer an officer to the queue", async () => {
    const officer = await test.officer();
    const admin = await test.person(Role.ADMIN);
    const { id } = await buildCase(test, officer, { assignee: officer });
    const CHANGE = "mutation($input: ChangeRoles!) { changeRoles(input: $input) { roles } }";

    const input = { id: officer.id, version: 1, roles: ["CITIZEN"], reason: "Left the office" };
    await test.ask("identity", admin, CHANGE, { input });
    await test.backend.settled();

    const { data } = await test.ask("cases", admin, SEE, { id });
    expect(data.case.assignee).toBeNull();
    expect((await test.ledgerOf(id)).at(-1)).toMatchObject({ event: "case.assigned", actor: null });
    const again = await test.ask("cases", admin, ASSIGN, {
      input: { id, version: data.case.version, assigneeId: officer.id },
    });
    expect(again.errors).toEqual([coded("INVALID", "assignCase", { fields: ["assigneeId"] })]);
  });
});

describe("the status of a case", () => {
  const step = (who: Parameters<typeof test.ask>[1], id: string, version: number, status: string, reason?: string) =>
    test.ask("cases", who, STATUS, { input: { id, version, status, reason } });

  it("goes along its flow and is closed by a second person", async () => {
    const [worker, second] = [await test.officer(), await test.person(Role.ADMIN)];
    const { id } = await buildCase(test, worker);

    expect((await step(worker, id, 1, "IN_PROGRESS")).data.changeCaseStatus.status).toBe("IN_PROGRESS");
    const resolved = await step(worker, id, 2, "RESOLVED");
    expect(resolved.data.changeCaseStatus.nextStatuses).toEqual(["IN_PROGRESS"]);
    expect((await step(worker, id, 3, "CLOSED")).errors).toEqual([coded("FORBIDDEN", "changeCaseStatus")]);
    expect((await step(second, id, 3, "CLOSED")).data.changeCaseStatus.status).toBe("CLOSED");
  });

  it("skips no step", async () => {
    const officer = await test.officer();
    const { id } = await buildCase(test, officer);

    const answer = await step(officer, id, 1, "CLOSED");

    expect(answer.errors).toEqual([coded("INVALID", "changeCaseStatus", { fields: ["status"] })]);
  });

  it("goes back only with a reason, which stands in the ledger", async () => {
    const officer = await test.officer();
    const { id } = await buildCase(test, officer);
    await step(officer, id, 1, "RESOLVED");

    const refused = await step(officer, id, 2, "IN_PROGRESS");
    const accepted = await step(officer, id, 2, "IN_PROGRESS", "New evidence came in");

    expect(refused.errors).toEqual([coded("INVALID", "changeCaseStatus", { fields: ["reason"] })]);
    expect(accepted.data.changeCaseStatus.status).toBe("IN_PROGRESS");
    expect((await test.ledgerOf(id)).at(-1)).toMatchObject({ changes: { after: { reason: "New evidence came in" } } });
  });
});

describe("the history of a case", () => {
  it("tells what happened, newest first, with before and after", async () => {
    const officer = await test.officer();
    const { id } = await buildCase(test, officer, { assignee: officer });
    await test.backend.settled();

    const query = `query($id: ID!) { case(id: $id) { history(first: 1) { totalCount pageInfo { hasNextPage endCursor }
      edges { node { event actor { id } changes { field before after } } } } } }`;
    const { history } = (await test.ask("cases", officer, query, { id })).data.case;

    expect(history).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
    expect(history.edges[0].node).toEqual({
      event: "case.assigned",
      actor: { id: officer.id },
      changes: [{ field: "assigneeId", before: null, after: officer.id }],
    });
  });
});
