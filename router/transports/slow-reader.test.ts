import { afterEach, expect, it } from "vitest";
import { heardLog, sampleOf } from "../../tests/setup/heard.ts";
import { connected } from "../testing/socket.ts";
import { startWorld, type World } from "../testing/world.ts";

const CHANGES = { query: "subscription { caseChanged { cursor } }" };
const TOO_SLOW = "a reader was too slow: its stream ends with RESUME";
/** The system takes some megabytes for somebody who does not read, before anything waits here. */
const CURSOR_BYTES = 200_000;

let world: World;
afterEach(() => world.close());

it("a reader that never reads loses its stream and nobody else's, which is said and counted, and may come back", async () => {
  const heard = heardLog();
  world = await startWorld("http", { log: heard.log });
  const before = await sampleOf('casegraph_live_too_slow_total{at="router"}');
  const [sleeper, reader] = [await connected(world), await connected(world)];
  for (const [index, socket] of [sleeper, reader].entries()) {
    socket.subscribe(CHANGES);
    await world.cases.watched(index + 1);
  }
  sleeper.stall();

  let sent = 0;
  while (heard.lines(TOO_SLOW).length === 0 && sent < 500) {
    sent += 1;
    const cursor = String(sent).padEnd(CURSOR_BYTES, ".");
    world.cases.emit(cursor);
    expect((await reader.next()).payload.data.caseChanged.cursor).toBe(cursor);
  }

  expect(heard.lines(TOO_SLOW)).toMatchObject([{ level: 30, subgraph: "cases", requestId: expect.any(String) }]);
  expect(heard.text()).not.toContain("....");
  expect(await sampleOf('casegraph_live_too_slow_total{at="router"}')).toBe(before + 1);
  await world.cases.watched(1);

  const again = await connected(world);
  again.subscribe(CHANGES);
  await world.cases.watched(2);
  world.cases.emit("next");
  for (const socket of [again, reader]) {
    expect((await socket.next()).payload).toEqual({ data: { caseChanged: { cursor: "next" } } });
  }
});
