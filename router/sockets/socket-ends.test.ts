import { afterEach, describe, expect, it, vi } from "vitest";
import { heardLog, sampleOf } from "../../tests/setup/heard.ts";
import { connected, openSocket } from "../testing/socket.ts";
import { startWorld, type World } from "../testing/world.ts";

const CHANGES = { query: "subscription { caseChanged { cursor } }" };
const CLOSED = "a socket was closed";

let world: World;
afterEach(async () => {
  vi.useRealTimers();
  await world.close();
});

const closedFor = (why: string) => sampleOf(`casegraph_sockets_closed_total{at="router",why="${why}"}`);

describe("a socket that ends", () => {
  it.each([
    ["an oversized frame", "x".repeat(64 * 1024 + 1), 1009, "oversized", "a frame was too large"],
    ["a frame that is no JSON", "not JSON", 4400, "malformed", "a frame could not be understood"],
    ["a frame of another protocol", '{"type":"start","id":"1"}', 4400, "malformed", "a frame could not be understood"],
    [
      "a second hello",
      '{"type":"connection_init"}',
      4429,
      "too-many",
      "its person has too many, or it said hello twice",
    ],
  ])("for %s is counted and said in one line under its request, and no other socket notices", async (...row) => {
    const [, frame, code, why, words] = row;
    const heard = heardLog();
    world = await startWorld("local", { log: heard.log, trustedProxies: 1 });
    const other = await connected(world);
    other.subscribe(CHANGES);
    await world.cases.watched(1);
    const before = await closedFor(why);
    const socket = await openSocket(world, { "x-request-id": "request-0001" });
    await socket.hello({ authorization: `Bearer ${await world.identity.accessToken()}` });

    socket.send(frame);

    expect((await socket.closed).code).toBe(code);
    await expect.poll(() => closedFor(why)).toBe(before + 1);
    expect(heard.lines(CLOSED)).toMatchObject([{ level: 30, why: words, requestId: "request-0001" }]);
    expect(heard.messages("warn")).toEqual([]);
    expect(heard.text()).not.toContain("not JSON");
    world.cases.emit("c1");
    expect((await other.next()).payload).toEqual({ data: { caseChanged: { cursor: "c1" } } });
  });

  it("because nobody answers a ping is counted and said as well", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const heard = heardLog();
    world = await startWorld("local", { log: heard.log });
    const before = await closedFor("silent");
    const socket = await connected(world);
    socket.stall();
    socket.subscribe(CHANGES);
    await world.cases.watched(1);

    vi.advanceTimersByTime(24_000);

    await world.cases.watched(0);
    expect(await closedFor("silent")).toBe(before + 1);
    expect(heard.lines(CLOSED)).toMatchObject([{ level: 30, why: "its reader did not answer a ping" }]);
  });

  it("because its client asks on and on and never reads the answers is counted and said", async () => {
    const heard = heardLog();
    world = await startWorld("local", { log: heard.log });
    const before = await closedFor("unread");
    const socket = await connected(world);
    socket.stall();
    let code = 0;
    void socket.closed.then((closed) => {
      code = closed.code;
    });

    // Sooner than it is cut off for the pings of ours that it does not answer.
    const patience = Date.now() + 8_000;
    for (let turn = 0; code === 0 && Date.now() < patience; turn += 1) {
      socket.subscribe({ query: "{ me { id } }" }, String(turn).padEnd(60_000));
      await new Promise((resolve) => setImmediate(resolve));
    }

    expect(code).toBe(1006);
    await expect.poll(() => closedFor("unread")).toBe(before + 1);
    expect(heard.lines(CLOSED)).toMatchObject([{ level: 30, why: expect.stringContaining("read no") }]);
    expect((await connected(world)).upgrade.statusCode).toBe(101);
  });

  it("because its client left is counted, and nothing is said", async () => {
    const heard = heardLog();
    world = await startWorld("local", { log: heard.log });
    const before = await closedFor("left");
    const socket = await connected(world);

    socket.close();

    await expect.poll(() => closedFor("left")).toBe(before + 1);
    expect(heard.lines(CLOSED)).toEqual([]);
  });
});

describe("a stream that ends with an error", () => {
  it.each(["RESUME", "GAP", "UNAVAILABLE"] as const)("is counted by its code %s and said in one line", async (code) => {
    const heard = heardLog();
    world = await startWorld("http", { log: heard.log });
    const sample = `casegraph_router_streams_ended_total{code="${code}"}`;
    const before = await sampleOf(sample);
    const socket = await connected(world);
    socket.subscribe(CHANGES);
    await world.cases.watched(1);

    world.cases.fail(code);
    await socket.next();

    expect(await sampleOf(sample)).toBe(before + 1);
    expect(heard.lines("a stream ended")).toMatchObject([{ level: 30, code, operation: "other" }]);
  });
});
