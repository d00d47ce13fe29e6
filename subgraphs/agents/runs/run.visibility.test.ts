import { expect, it } from "vitest";
import { type Person, useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { buildCase } from "../../cases/testing.ts";
import { Role } from "../../identity/roles/roles.ts";
import { BRIEF, briefed, DECIDE, RUN, runOnceStill, start } from "../testing.ts";

const test = useBackend();
const RUN_OF = `query($id: ID!) { run(id: $id) { ${RUN} } }`;
const seesRun = async (who: Person, id: string) => (await test.ask("agents", who, RUN_OF, { id })).data.run !== null;
const seesCase = async (who: Person, id: string) =>
  (await test.ask("cases", who, "query($id: ID!) { case(id: $id) { id } }", { id })).data.case !== null;

it("shows a run about a case to those who see the case, whoever they are and whoever has it", async () => {
  const [officer, other, moderator] = [await test.officer(), await test.officer(), await test.person(Role.MODERATOR)];
  const admin = await test.person(Role.ADMIN);
  const opener = await test.officer();
  const cases = [
    await buildCase(test, opener),
    await buildCase(test, opener, { assignee: officer }),
    await buildCase(test, officer, { assignee: other }),
  ];
  for (const kase of cases) {
    const { data } = await start(test, admin, BRIEF, { caseId: kase.id });
    await test.backend.settled();
    for (const who of [officer, other, moderator, opener, admin])
      expect([who.id, await seesRun(who, data.startRun.id)]).toEqual([who.id, await seesCase(who, kase.id)]);
    expect(
      (await test.ask("agents", await test.person(Role.CITIZEN), RUN_OF, { id: data.startRun.id })).errors,
    ).toEqual([coded("FORBIDDEN", "run")]);
  }
});

it("is out of its starter's sight with its case: no record, no question, no answer, no end, no news", async () => {
  const [opener, officer, next] = [await test.officer(), await test.officer(), await test.officer()];
  const kase = await buildCase(test, opener, { assignee: officer, dueAt: "2020-01-01T00:00:00.000Z" });
  await test.backend.settled();
  const { data } = await start(test, officer, BRIEF, { caseId: kase.id });
  const run = await runOnceStill(test, officer, data.startRun.id);
  const input = { id: run.approvals[0].id, version: 1 };
  expect(run.state).toBe("AWAITS_APPROVAL");

  const assign = "mutation($input: AssignCase!) { assignCase(input: $input) { id } }";
  const reassigned = { id: kase.id, version: kase.version, assigneeId: next.id };
  expect(
    (await test.ask("cases", await test.person(Role.ADMIN), assign, { input: reassigned })).errors,
  ).toBeUndefined();
  await test.backend.settled();

  const asked = async (text: string, variables: object) => (await test.ask("agents", officer, text, variables)).errors;
  expect(await seesRun(officer, run.id)).toBe(false);
  expect(await seesRun(next, run.id)).toBe(true);
  expect(await asked("query($id: ID!) { replay(id: $id) { diverged } }", { id: run.id })).toEqual([
    coded("NOT_FOUND", "replay"),
  ]);
  const listed = "{ approvals(filter: { mine: true }) { edges { node { id } } } }";
  const { edges } = (await test.ask("agents", officer, listed)).data.approvals;
  expect(edges.map(({ node }: { node: { id: string } }) => node.id)).not.toContain(input.id);
  expect(await asked(DECIDE("approve"), { input })).toEqual([coded("NOT_FOUND", "approve")]);
  const cancel = "mutation($input: CancelRun!) { cancelRun(input: $input) { state steps { output } } }";
  expect(await asked(cancel, { input: { id: run.id, version: run.version } })).toEqual([
    coded("NOT_FOUND", "cancelRun"),
  ]);

  const watch = await test.watch("agents", officer, "subscription { runChanged { runId } }");
  const news = watch.next();
  await test.ask("agents", next, DECIDE("reject"), { input });
  const own = await briefedAgain(officer);
  expect(await news).toMatchObject({ data: { runChanged: { runId: own } } });
  await watch.close();
});

it("is seen by its starter before the ledger tells of its case", async () => {
  const { officer, run } = await briefed(test);
  await test.owner.query("delete from agents.case_people where case_id = $1", [run.case.id]);

  expect(await seesRun(officer, run.id)).toBe(true);
  expect(await seesRun(await test.officer(), run.id)).toBe(false);
});

async function briefedAgain(officer: Person): Promise<string> {
  const kase = await buildCase(test, officer, { assignee: officer });
  return (await start(test, officer, BRIEF, { caseId: kase.id })).data.startRun.id;
}
