import { afterEach, describe, expect, it, vi } from "vitest";
import { connected, openSocket, type TestSocket } from "../testing/socket.ts";
import { PUBLIC_URL, startWorld, TRANSPORTS, type World } from "../testing/world.ts";

let world: World;
afterEach(async () => {
  vi.useRealTimers();
  await world.close();
});

const CHANGES = "subscription { caseChanged { cursor case { title } actor { displayName } } }";

/** Subscribes and waits until the stream is open at the subgraph. */
async function watch(socket: TestSocket, query = CHANGES, streams = 1): Promise<void> {
  socket.subscribe({ query }, String(streams));
  await world.cases.watched(streams);
}

describe.each(TRANSPORTS)("a subscription over the %s transport", (transport) => {
  it("gets each event with what other subgraphs know of it", async () => {
    world = await startWorld(transport);
    const socket = await connected(world);
    await watch(socket);

    world.cases.emit("c1", "7");

    expect((await socket.next()).payload).toEqual({
      data: { caseChanged: { cursor: "c1", case: { title: "Case 1" }, actor: { displayName: "Person 7" } } },
    });
  });

  it("carries with each event its own errors, and not those of the events before", async () => {
    world = await startWorld(transport);
    const socket = await connected(world);
    await watch(socket, "subscription { caseChanged { cursor note actor { displayName } } }");

    for (const cursor of ["c1", "c2", "c3"]) {
      world.cases.emit(cursor, cursor === "c2" ? "nobody" : "1");
      const { data, errors } = (await socket.next()).payload;
      expect(data.caseChanged.cursor).toBe(cursor);
      const own = errors.filter((error: { message: string }) => error.message === `Notes of ${cursor} are for staff.`);
      expect(own).toHaveLength(1);
      expect(errors).toHaveLength(cursor === "c2" ? 2 : 1);
    }
  });

  it.each(["RESUME", "GAP"] as const)("ends with %s alone, without the data of the event before", async (code) => {
    world = await startWorld(transport);
    const socket = await connected(world);
    await watch(socket);
    world.cases.emit("c1");
    await socket.next();

    world.cases.fail(code);

    expect((await socket.next()).payload).toMatchObject({ data: null, errors: [{ extensions: { code } }] });
    expect(await socket.next()).toMatchObject({ type: "complete" });
  });

  it("closes its socket with 4403 when the session has ended", async () => {
    world = await startWorld(transport);
    const socket = await connected(world);
    await watch(socket);

    world.cases.fail("UNAUTHENTICATED");

    expect((await socket.next()).payload.errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
    expect((await socket.closed).code).toBe(4403);
  });

  it("is gone at the subgraph as soon as the client leaves it, before any further event", async () => {
    world = await startWorld(transport);
    const socket = await connected(world);
    await watch(socket);

    socket.send({ type: "complete", id: "1" });
    await world.cases.watched(0);

    await watch(socket);
    socket.close();
    await world.cases.watched(0);
  });

  it("tells the subgraph who watches, over a socket that serves several viewers", async () => {
    world = await startWorld(transport);
    const [first, second] = [await world.identity.accessToken(), await world.identity.accessToken()];
    await watch(await connected(world, first));
    await watch(await connected(world, second), CHANGES, 2);

    const callers = [...world.cases.watching].map(({ authorization }) => authorization);
    expect(callers).toEqual([`Bearer ${first}`, `Bearer ${second}`]);
  });
});

describe("what a socket runs", () => {
  it.each([
    ["a query", "{ me { id } }"],
    ["a mutation", 'mutation { signIn(input: { identifier: "a", password: "b" }) { ticket } }'],
    ["introspection", "{ __schema { types { name } } }"],
    ["introspection in a subscription", "subscription { __typename }"],
  ])("is never %s", async (_what, query) => {
    world = await startWorld("local");
    const socket = await connected(world);

    socket.subscribe({ query });

    const { type, payload } = await socket.next();
    expect(type).toBe("error");
    expect(payload[0].extensions.code).toBe("INVALID");
  });

  it("is at the most 50 subscriptions", async () => {
    world = await startWorld("local");
    const socket = await connected(world);
    for (let id = 1; id <= 50; id += 1) socket.subscribe({ query: CHANGES }, String(id));
    await world.cases.watched(50);

    socket.subscribe({ query: CHANGES }, "51");

    expect(await socket.next()).toMatchObject({
      id: "51",
      type: "error",
      payload: [{ extensions: { code: "RATE_LIMITED" } }],
    });
  });

  it("closes with the codes of the standards when a client does not speak them", async () => {
    world = await startWorld("local");
    const large = await connected(world);
    large.send(" ".repeat(64 * 1024 + 1));
    expect((await large.closed).code).toBe(1009);

    const garbled = await connected(world);
    garbled.send("not JSON");
    expect((await garbled.closed).code).toBe(4400);

    const twice = await connected(world);
    twice.send({ type: "connection_init" });
    expect((await twice.closed).code).toBe(4429);

    for (const type of ["subscribe", "ping", "pong", "complete"]) {
      const hasty = await openSocket(world);
      hasty.send({ type, id: "1", payload: { query: CHANGES } });
      expect((await hasty.closed).code).toBe(4401);
    }
  });
});

describe("a socket's memory", () => {
  it("holds no ping: the answer is a pong without what came", async () => {
    world = await startWorld("local");
    const socket = await connected(world);

    socket.send({ type: "ping", payload: { text: "x".repeat(60_000) } });

    expect(await socket.next()).toEqual({ type: "pong" });
  });
});

describe("who may open a socket", () => {
  it("is a client with a valid access token; others are let in and closed with 4401", async () => {
    world = await startWorld("local");
    const expired = await world.identity.accessToken(-10);

    for (const params of [
      undefined,
      {},
      { authorization: "Bearer nonsense" },
      { authorization: `Bearer ${expired}` },
    ]) {
      const socket = await openSocket(world);
      expect(await socket.hello(params)).toMatchObject({ type: "closed", code: 4401 });
    }
  });

  it("keeps its streams when the token expires, and opens further ones, as long as the session lives", async () => {
    world = await startWorld("local");
    const socket = await connected(world);
    await watch(socket);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 601_000 });

    world.cases.emit("c1");
    expect(await socket.next()).toMatchObject({ type: "next", id: "1" });
    await watch(socket, CHANGES, 2);
    world.cases.emit("c2");

    expect([(await socket.next()).id, (await socket.next()).id].sort()).toEqual(["1", "2"]);
  });

  it.each(TRANSPORTS)("tells subgraphs over %s as of when its token is to be valid", async (transport) => {
    world = await startWorld(transport);
    const before = Date.now();
    await watch(await connected(world));

    const [caller] = [...world.cases.watching];
    expect(caller?.openedAt).toBeGreaterThanOrEqual(before);
    expect(caller?.openedAt).toBeLessThanOrEqual(Date.now());
  });

  it("is no page of another origin, and nobody with cookies but without an origin", async () => {
    world = await startWorld("local");
    const cookie = `__Host-access=${await world.identity.accessToken()}`;

    await expect(openSocket(world, { cookie, origin: "http://localhost:5173" })).rejects.toThrow("403");
    await expect(openSocket(world, { cookie })).rejects.toThrow("403");
    await expect(openSocket(world, { origin: "null" })).rejects.toThrow("403");
    const socket = await openSocket(world, { cookie, origin: PUBLIC_URL });
    expect(await socket.hello()).toMatchObject({ type: "connection_ack" });
  });

  it("gets fresh cookies with the upgrade when only the refresh token is left", async () => {
    world = await startWorld("local");
    const cookie = `__Host-refresh=${world.identity.refreshToken()}`;

    const socket = await openSocket(world, { cookie, origin: PUBLIC_URL });

    expect(socket.upgrade.headers["set-cookie"]).toEqual([
      expect.stringMatching(/^__Host-access=.*; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=\d+$/),
      expect.stringMatching(/^__Host-refresh=.*; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=\d+$/),
    ]);
    expect(await socket.hello()).toMatchObject({ type: "connection_ack" });
  });

  it("is asked to come again later when the keys cannot be read", async () => {
    world = await startWorld("http");
    const params = { authorization: `Bearer ${await world.identity.accessToken()}` };
    await world.processes.get("identity")?.close();

    const socket = await openSocket(world);

    expect(await socket.hello(params)).toMatchObject({ type: "closed", code: 1013 });
  });

  it("is told the correlation id of the connection", async () => {
    world = await startWorld("local", { trustedProxies: 1 });

    const socket = await openSocket(world, { "x-request-id": "request-0009" });

    expect(socket.upgrade.headers["x-request-id"]).toBe("request-0009");
  });

  it("is limited by address", async () => {
    world = await startWorld("local", { socketLimits: { socketsPerAddress: 2 } });
    const first = await openSocket(world);
    await openSocket(world);

    await expect(openSocket(world)).rejects.toThrow("429");
    first.close();
    await first.closed;
    await expect.poll(() => openSocket(world).then(Boolean, () => false)).toBe(true);
  });

  it("is limited by network where a client has addresses without number", async () => {
    world = await startWorld("local", { socketLimits: { socketsPerAddress: 2 }, trustedProxies: 1 });
    const from = (address: string) => openSocket(world, { "x-forwarded-for": address });
    await from("2001:db8:1:2::1");
    await from("2001:db8:1:2:ffff::1");

    await expect(from("2001:db8:1:2:3::1")).rejects.toThrow("429");
    await from("2001:db8:1:3::1");
  });

  it("is limited by user", async () => {
    world = await startWorld("local");
    const token = await world.identity.accessToken();
    for (let count = 0; count < 20; count += 1) await connected(world, token);

    const socket = await openSocket(world);

    expect(await socket.hello({ authorization: `Bearer ${token}` })).toMatchObject({ type: "closed", code: 4429 });
  });

  it("is one with few subscriptions, counted over all sockets of a person and of an address", async () => {
    world = await startWorld("local", { socketLimits: { subscriptionsPerUser: 1, subscriptionsPerAddress: 2 } });
    const token = await world.identity.accessToken();
    const refusal = { type: "error", payload: [{ extensions: { code: "RATE_LIMITED" } }] };
    await watch(await connected(world, token));

    const second = await connected(world, token);
    second.subscribe({ query: CHANGES });
    expect(await second.next()).toMatchObject(refusal);

    await watch(await connected(world), CHANGES, 2);
    const third = await connected(world);
    third.subscribe({ query: CHANGES });
    expect(await third.next()).toMatchObject(refusal);
    expect(world.router.sockets).toMatchObject({ open: 4, users: 3, subscriptions: 2 });
  });

  it("is nobody at another path", async () => {
    world = await startWorld("local");

    await expect(openSocket(world, {}, "/other")).rejects.toThrow("404");
  });
});
