import { afterEach, describe, expect, it } from "vitest";
import { connected } from "../testing/socket.ts";
import { startWorld, type World } from "../testing/world.ts";

let world: World;
afterEach(() => world.close());

const CHANGES = { query: "subscription { caseChanged { cursor } }" };

describe("the router's socket to a subgraph's process", () => {
  it("is one for the streams of all clients", async () => {
    world = await startWorld("http");
    for (let count = 1; count <= 3; count += 1) {
      (await connected(world)).subscribe(CHANGES);
      await world.cases.watched(count);
    }

    expect(world.processes.get("cases")?.sockets()).toBe(1);
  });

  it("ends every stream with RESUME when it is cut, and is opened anew by the next subscription", async () => {
    world = await startWorld("http");
    const [first, second] = [await connected(world), await connected(world)];
    for (const socket of [first, second]) socket.subscribe(CHANGES);
    await world.cases.watched(2);

    world.processes.get("cases")?.cut();

    for (const socket of [first, second]) {
      expect((await socket.next()).payload).toMatchObject({ data: null, errors: [{ extensions: { code: "RESUME" } }] });
      expect(await socket.next()).toMatchObject({ type: "complete" });
    }
    await world.cases.watched(0);
    first.subscribe(CHANGES, "2");
    await world.cases.watched(1);
    world.cases.emit("c9");
    expect((await first.next()).payload).toEqual({ data: { caseChanged: { cursor: "c9" } } });
  });

  it("answers UNAVAILABLE to a subscription while the process is not there", async () => {
    world = await startWorld("http");
    await world.processes.get("cases")?.close();
    const socket = await connected(world);

    socket.subscribe(CHANGES);

    expect((await socket.next()).payload).toMatchObject({ errors: [{ extensions: { code: "UNAVAILABLE" } }] });
  });
});
