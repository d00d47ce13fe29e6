import { afterEach, describe, expect, it, vi } from "vitest";
import { connected, openSocket, type TestSocket } from "../testing/socket.ts";
import { ask, startWorld, type World } from "../testing/world.ts";

let world: World;
afterEach(async () => {
  vi.useRealTimers();
  await world.close();
});

describe("a socket whose session ends", () => {
  const SESSION = "01890000-0000-7000-8000-000000000001";

  /** A socket of that session on which nothing runs. */
  async function idle(): Promise<TestSocket> {
    return connected(world, await world.identity.accessToken(600, SESSION));
  }

  it("is closed with 4403, idle or not, and no other is", async () => {
    world = await startWorld("http");
    const [first, second, other] = [await idle(), await idle(), await connected(world)];
    second.subscribe({ query: "subscription { caseChanged { cursor } }" });
    await world.cases.watched(1);

    world.identity.revocations.tell({ ended: [SESSION] });

    expect([(await first.closed).code, (await second.closed).code]).toEqual([4403, 4403]);
    other.send({ type: "ping" });
    expect(await other.next()).toEqual({ type: "pong" });
  });

  it("is closed when a session ends sooner than its token says", async () => {
    world = await startWorld("local");
    const socket = await idle();

    world.identity.revocations.tell({ shortened: [{ sessionId: SESSION, until: new Date(Date.now() + 100) }] });

    expect((await socket.closed).code).toBe(4403);
  });

  it("is closed when the session runs out by itself", async () => {
    world = await startWorld("local");
    const socket = await idle();

    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3_601_000 });

    expect((await socket.closed).code).toBe(4403);
  });

  it("has to come with a new token when the key of its own is disowned", async () => {
    world = await startWorld("local");
    const socket = await idle();

    world.identity.revocations.tell({ disowned: ["test"] });

    expect((await socket.closed).code).toBe(4401);
  });

  it("is not opened again with the same token, nor is anything else answered for it", async () => {
    world = await startWorld("local");
    const token = await world.identity.accessToken(600, SESSION);
    const socket = await connected(world, token);
    world.identity.revocations.tell({ ended: [SESSION] });
    await socket.closed;

    const again = await openSocket(world);
    expect(await again.hello({ authorization: `Bearer ${token}` })).toMatchObject({ type: "closed", code: 4403 });
    const { json } = await ask(world, "{ me { id } }", {}, { authorization: `Bearer ${token}` });
    expect(json.errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
  });

  it("connects again when what ended meanwhile cannot be known", async () => {
    world = await startWorld("local");
    const socket = await idle();

    world.identity.revocations.gap = true;

    expect((await socket.closed).code).toBe(1001);
    world.identity.revocations.gap = false;
    await expect.poll(() => idle().then(Boolean, () => false)).toBe(true);
  });

  it("is closed when nobody says any more which sessions have ended, and none is opened until somebody does", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    world = await startWorld("local");
    const socket = await idle();
    world.identity.revocations.silent = true;
    vi.advanceTimersByTime(11_000);

    expect((await socket.closed).code).toBe(1013);

    const token = await world.identity.accessToken();
    const refused = await openSocket(world);
    expect(await refused.hello({ authorization: `Bearer ${token}` })).toMatchObject({ type: "closed", code: 1013 });
    world.identity.revocations.silent = false;
    await expect.poll(() => idle().then(Boolean, () => false)).toBe(true);
  });
});
