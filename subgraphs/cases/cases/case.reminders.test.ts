import { describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { Role } from "../../identity/roles/roles.ts";
import { AGENT_ID, actingFor } from "../../identity/testing.ts";
import { buildCase } from "../testing.ts";

const test = useBackend();
const REMIND = "mutation($input: RemindOverdue!) { remindOverdue(input: $input) { id version dueAt overdue } }";
const EDIT = "mutation($input: EditCase!) { editCase(input: $input) { version dueAt } }";
const STATUS = "mutation($input: ChangeCaseStatus!) { changeCaseStatus(input: $input) { version } }";
const PAST = "2026-01-05T10:00:00.000Z";
const LATER = "2026-01-06T10:00:00.000Z";

const said = async (id: string) => (await test.ledgerOf(id)).filter(({ event }) => event === "case.overdue");

describe("reminding of an overdue case", () => {
  it("says so once for each due date, however many ask at once", async () => {
    const officer = await test.officer();
    const { id } = await buildCase(test, officer, { assignee: officer, dueAt: PAST });
    const input = { caseId: id, dueAt: PAST };

    const answers = await Promise.all(Array.from({ length: 10 }, () => test.ask("cases", officer, REMIND, { input })));

    for (const { data } of answers) expect(data.remindOverdue).toEqual({ id, version: 2, dueAt: PAST, overdue: true });
    expect(await said(id)).toMatchObject([
      {
        actor: officer.id,
        facts: { caseId: id, version: 2, assigneeId: officer.id, openedById: officer.id, dueAt: PAST },
      },
    ]);

    await test.ask("cases", officer, EDIT, { input: { id, version: 2, dueAt: LATER } });
    await test.ask("cases", officer, REMIND, { input: { caseId: id, dueAt: LATER } });
    await test.ask("cases", officer, EDIT, { input: { id, version: 3, dueAt: PAST } });
    await test.ask("cases", officer, REMIND, { input });

    expect((await said(id)).map(({ facts }) => (facts as { dueAt: string }).dueAt)).toEqual([PAST, LATER]);
  });

  it("is no change of the case: who saw it before may still change it", async () => {
    const officer = await test.officer();
    const { id, version } = await buildCase(test, officer, { dueAt: PAST });
    await test.ask("cases", officer, REMIND, { input: { caseId: id, dueAt: PAST } });

    const { errors } = await test.ask("cases", officer, EDIT, { input: { id, version, dueAt: LATER } });

    expect(errors).toBeUndefined();
  });

  it("refuses a due date that is another by now, and a case that is not overdue", async () => {
    const officer = await test.officer();
    const late = await buildCase(test, officer, { dueAt: PAST });
    const inTime = await buildCase(test, officer, { dueAt: "2199-01-01T00:00:00.000Z" });
    const done = await buildCase(test, officer, { assignee: officer, dueAt: PAST });
    await test.ask("cases", officer, STATUS, { input: { id: done.id, version: 2, status: "IN_PROGRESS" } });
    await test.ask("cases", officer, STATUS, { input: { id: done.id, version: 3, status: "RESOLVED" } });
    const remind = (caseId: string, dueAt: string) => test.ask("cases", officer, REMIND, { input: { caseId, dueAt } });

    expect((await remind(late.id, LATER)).errors).toEqual([coded("CONFLICT", "remindOverdue")]);
    expect((await remind(inTime.id, "2199-01-01T00:00:00.000Z")).errors).toEqual([coded("INVALID", "remindOverdue")]);
    expect((await remind(done.id, PAST)).errors).toEqual([coded("INVALID", "remindOverdue")]);
    for (const { id } of [late, inTime, done]) expect(await said(id)).toEqual([]);
  });

  it("is for officers who may see the case", async () => {
    const [officer, other, citizen] = [await test.officer(), await test.officer(), await test.person(Role.CITIZEN)];
    const { id } = await buildCase(test, officer, { assignee: officer, dueAt: PAST });
    const input = { caseId: id, dueAt: PAST };

    expect((await test.ask("cases", other, REMIND, { input })).errors).toEqual([coded("NOT_FOUND", "remindOverdue")]);
    expect((await test.ask("cases", citizen, REMIND, { input })).errors).toEqual([coded("FORBIDDEN", "remindOverdue")]);
    expect((await test.ask("cases", null, REMIND, { input })).errors).toEqual([
      coded("UNAUTHENTICATED", "remindOverdue"),
    ]);
  });

  it("is told to who follows the case, with the agent that did it for an officer", async () => {
    const officer = await test.officer();
    const { id } = await buildCase(test, officer, { dueAt: PAST });
    const sweep = await actingFor(test, officer, ["case:remind"]);
    const watch = await test.watch("cases", officer, "subscription { caseChanged { event caseId agent { id } } }");
    const change = watch.next();

    await test.ask("cases", sweep, REMIND, { input: { caseId: id, dueAt: PAST } });

    expect(await change).toEqual({
      data: { caseChanged: { event: "case.overdue", caseId: id, agent: { id: AGENT_ID } } },
    });
    await watch.close();
  });
});
