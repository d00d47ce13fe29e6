import { expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { heardLog, sampleOf } from "../../../tests/setup/heard.ts";
import { buildCase } from "../../cases/testing.ts";

const heard = heardLog();
const test = useBackend({ log: heard.log });
const WATCH = "subscription($after: String) { caseChanged(after: $after) { cursor case { title } } }";
const TOO_SLOW = "a reader was too slow: its stream ends with RESUME";
const MANY = `insert into ledger.inbox (id, event, about, actor, facts, changes)
  select gen_random_uuid(), $1, $2, $3, $4, '{}' from generate_series(1, $5)`;

it("a reader for whom more waits than may is told RESUME, once in log and metric, and misses nothing when it comes back", async () => {
  const officer = await test.officer();
  const { id } = await buildCase(test, officer, { title: "Often changed" });
  await test.backend.settled();
  const [entry] = await test.owner
    .query("select event, facts from ledger.entry where about = $1 order by position desc limit 1", [id])
    .then(({ rows }) => rows);
  const sample = 'casegraph_live_too_slow_total{at="subgraph"}';
  const before = await sampleOf(sample);
  const sleeper = await test.watch("cases", officer, WATCH);
  await buildCase(test, officer, { title: "The last that was read" });
  const after = (await sleeper.next())?.data.caseChanged.cursor;

  await test.backend.cases.db.query(MANY, [entry.event, id, officer.id, entry.facts, 1_200]);
  await test.backend.settled();

  await expect.poll(() => sampleOf(sample)).toBe(before + 1);
  expect(heard.lines(TOO_SLOW)).toMatchObject([{ level: 30, requestId: expect.any(String) }]);
  expect((await sleeper.next())?.errors).toMatchObject([{ extensions: { code: "RESUME" } }]);
  expect(await sleeper.next()).toBeNull();

  const resumed = await test.watch("cases", officer, WATCH, { after });
  const cursors = new Set<string>();
  for (let n = 0; n < 1_200; n += 1) cursors.add((await resumed.next())?.data.caseChanged.cursor);
  expect(cursors.size).toBe(1_200);
  await resumed.close();
});
