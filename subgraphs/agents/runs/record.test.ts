import { describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { buildCase } from "../../cases/testing.ts";
import { BRIEF, briefed as briefedOf, runOnceStill, start } from "../testing.ts";

const test = useBackend();
const briefed = () => briefedOf(test);

describe("what was recorded", () => {
  it("is replayed without asking anybody, and a tampered record shows where", async () => {
    const { officer, run } = await briefed();
    const query =
      "query($id: ID!) { replay(id: $id) { diverged steps { key diverged fault differences { pointer before after } } } }";

    const sound = (await test.ask("agents", officer, query, { id: run.id })).data.replay;
    await test.owner.query(
      "update agents.run_steps set output = jsonb_set(output, '{overdueDays}', '1') where run_id = $1 and key = 'risks'",
      [run.id],
    );
    const tampered = (await test.ask("agents", officer, query, { id: run.id })).data.replay;

    expect(sound.diverged).toBe(false);
    expect(sound.steps.map(({ key }: { key: string }) => key)).toEqual(["facts", "risks", "next"]);
    const [facts, risks, next] = tampered.steps;
    expect(facts.diverged).toBe(false);
    expect(risks.differences).toEqual([{ pointer: "/output/overdueDays", before: 1, after: expect.any(Number) }]);
    expect(next.differences.map(({ pointer }: { pointer: string }) => pointer)).toEqual(["/input/risks/overdueDays"]);
  });

  it("diverges where the code no longer asks what it asked then", async () => {
    const { officer, run } = await briefed();
    const call = { operation: "Remind", variables: {}, data: null, codes: [] };
    await test.owner.query(
      "update agents.run_steps set calls = calls || $2::jsonb where run_id = $1 and key = 'facts'",
      [run.id, JSON.stringify([call])],
    );

    const query =
      "query($id: ID!) { replay(id: $id) { diverged steps { key diverged differences { pointer before } } } }";
    const { data } = await test.ask("agents", officer, query, { id: run.id });

    expect(data.replay.diverged).toBe(true);
    expect(data.replay.steps[0]).toEqual({
      ...{ key: "facts", diverged: true },
      differences: [{ pointer: "/asked/0", before: "Remind" }],
    });
  });

  it("is done once more, live, with the differences told", async () => {
    const { officer, kase, run } = await briefed();
    await test.ask(
      "cases",
      officer,
      `mutation { editCase(input: { id: "${kase.id}", version: 2, priority: URGENT }) { version } }`,
    );

    const { data } = await test.ask("agents", officer, "mutation($id: ID!) { rerun(id: $id) { id } }", { id: run.id });
    await runOnceStill(test, officer, data.rerun.id);
    const again = await test.ask(
      "agents",
      officer,
      "query($id: ID!) { run(id: $id) { rerunOf { id } differences { key differences { pointer before after } } } }",
      { id: data.rerun.id },
    );

    expect(again.data.run.rerunOf.id).toBe(run.id);
    const facts = again.data.run.differences.find(({ key }: { key: string }) => key === "facts");
    expect(facts.differences).toContainEqual({ pointer: "/output/priority", before: "NORMAL", after: "URGENT" });
    // What is of the moment, what another step gave, what only moved and what still waits is no difference.
    const pointers = facts.differences.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers).not.toContain("/output/readAt");
    expect(pointers.filter((pointer: string) => pointer.startsWith("/output/history/newest/"))).toHaveLength(1);
    const all = again.data.run.differences as { key: string; differences: { pointer: string }[] }[];
    expect(all.map(({ key }) => key)).toEqual(["facts", "risks", "next"]);
    expect(
      all.flatMap(({ differences }) => differences).filter(({ pointer }) => !pointer.startsWith("/output")),
    ).toEqual([]);
  });

  it("is told live to who may see it, and to nobody else", async () => {
    const [officer, other] = [await test.officer(), await test.officer()];
    const watch = await test.watch("agents", officer, "subscription { runChanged { event run { state } } }");
    const strangers = await test.watch(
      "agents",
      other,
      "subscription { runChanged { event run { startedBy { id } } } }",
    );
    const [news, theirs] = [watch.next(), strangers.next()];
    const kase = await buildCase(test, officer, { assignee: officer });
    await start(test, officer, BRIEF, { caseId: kase.id });
    const own = await buildCase(test, other, { assignee: other });
    await start(test, other, BRIEF, { caseId: own.id });

    expect(await news).toMatchObject({ data: { runChanged: { event: "run.started" } } });
    expect(await theirs).toMatchObject({ data: { runChanged: { run: { startedBy: { id: other.id } } } } });
    await Promise.all([watch.close(), strangers.close()]);
  });

  it("is the case's last run, for many cases in one statement", async () => {
    const { officer, kase, run } = await briefed();
    const bare = await buildCase(test, officer);
    const query = "query($of: [_Any!]!) { _entities(representations: $of) { ... on Case { id lastRun { id } } } }";
    const of = [kase, bare].map(({ id }) => ({ __typename: "Case", id }));

    const { data } = await test.ask("agents", officer, query, { of });

    expect(data._entities).toEqual([
      { id: kase.id, lastRun: { id: run.id } },
      { id: bare.id, lastRun: null },
    ]);
  });
});
