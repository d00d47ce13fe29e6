import { afterEach, describe, expect, it, vi } from "vitest";
import { openSocket, type TestSocket } from "../router/testing/socket.ts";
import type { World } from "../router/testing/world.ts";
import { buildCase } from "../subgraphs/cases/testing.ts";
import { Role } from "../subgraphs/identity/roles/roles.ts";
import type { Person } from "./setup/backend.ts";
import { type TransportName, useRouters } from "./setup/routers.ts";

const routers = useRouters();
const { test } = routers;
const WATCH = "subscription { caseChanged { cursor actor { displayName } case { title } } }";

afterEach(() => vi.useRealTimers());

async function socketOf(transport: TransportName, who: Person): Promise<TestSocket> {
  const socket = await openSocket({ port: routers.ports[transport] } as World);
  expect(await socket.hello({ authorization: who.authorization })).toMatchObject({ type: "connection_ack" });
  return socket;
}

/** Subscribes and waits until the stream is open at the subgraph. */
async function watch(socket: TestSocket, id = "1"): Promise<void> {
  const { live } = test.backend.cases.services;
  const before = live.load.streams;
  socket.subscribe({ query: WATCH }, id);
  await expect.poll(() => live.load.streams, { interval: 5 }).toBe(before + 1);
}

describe.each(["local", "http"] as const)("a socket over the %s transport", (transport) => {
  it("goes on when its token runs out, with everything that other subgraphs know of an event", async () => {
    const officer = await test.officer("Asha");
    const socket = await socketOf(transport, officer);
    await watch(socket);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 700_000 });
    const clerk = await test.person(Role.OFFICER, { displayName: "Ben" });

    await buildCase(test, clerk, { title: "After the token" });
    const event = { caseChanged: { actor: { displayName: "Ben" }, case: { title: "After the token" } } };
    expect((await socket.next()).payload).toMatchObject({ data: event });

    await watch(socket, "2");
    await buildCase(test, clerk, { title: "After the token" });
    const [first, second] = [await socket.next(), await socket.next()];
    expect([first.id, second.id].sort()).toEqual(["1", "2"]);
    expect(first.payload.errors ?? second.payload.errors).toBeUndefined();
    socket.close();
  });

  it("closes with 4403 when its session ends, with or without a stream", async () => {
    const officer = await test.officer();
    const [idle, busy] = [await socketOf(transport, officer), await socketOf(transport, officer)];
    await watch(busy);
    const { data } = await routers.ask(transport, officer, "{ mySessions { id } }");

    const END = "mutation($id: ID!) { endSession(input: { id: $id }) { id } }";
    await routers.ask(transport, officer, END, { id: data.mySessions[0].id });

    expect([(await idle.closed).code, (await busy.closed).code]).toEqual([4403, 4403]);
    const { errors } = await routers.ask(transport, officer, "{ caseCounts { open } }");
    expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
  });
});

describe("when a token has to be valid", () => {
  it("is nothing that a client can say", async () => {
    const officer = await test.officer();
    const openedAt = String(Date.now());
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 700_000 });

    for (const transport of ["local", "http"] as const) {
      const headers = { authorization: officer.authorization, "x-stream-opened": openedAt };
      const { json } = await routers.post(transport, { query: "{ caseCounts { open } }" }, headers);
      expect(json.errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
    }
  });
});
