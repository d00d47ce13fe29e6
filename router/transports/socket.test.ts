import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { heardLog } from "../../tests/setup/heard.ts";
import { connected } from "../testing/socket.ts";
import { startWorld, type World } from "../testing/world.ts";
import { createUpstreamSocket } from "./socket.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

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

  it.each([
    ["a frame that is no JSON", "not JSON", "a frame could not be understood"],
    ["a frame of another protocol", '{"type":"data"}', "a frame could not be understood"],
    ["an oversized frame", "x".repeat(8 * 1024 * 1024 + 1), "a frame was too large"],
  ])(
    "survives %s from the subgraph: its streams end with RESUME, which is said, and the next one opens",
    async (...row) => {
      const [, frame, why] = row;
      const heard = heardLog();
      const broken = await streamingProcess(frame);
      const socket = createUpstreamSocket(broken.url, () => "credential", heard.log);
      const open = () => socket.subscribe({ query: "subscription { changed }" });

      const stream = open();
      expect((await stream.next()).value).toEqual({ data: { changed: 1 } });
      broken.send();

      expect((await stream.next()).value).toMatchObject({ errors: [{ extensions: { code: "RESUME" } }] });
      const BROKE = "the socket to a subgraph broke: its streams end with RESUME";
      await expect.poll(() => heard.lines(BROKE)).toMatchObject([{ level: 40, why, streams: 1 }]);
      expect(heard.text()).not.toContain("not JSON");
      expect((await open().next()).value).toEqual({ data: { changed: 1 } });
      socket.close();
      broken.close();
    },
  );

  it("answers UNAVAILABLE to a subscription while the process is not there", async () => {
    world = await startWorld("http");
    await world.processes.get("cases")?.close();
    const socket = await connected(world);

    socket.subscribe(CHANGES);

    expect((await socket.next()).payload).toMatchObject({ errors: [{ extensions: { code: "UNAVAILABLE" } }] });
  });
});

/** As little of graphql-transport-ws as one event takes, until it sends what it should not. The one before leaves only while the next is greeted. */
async function streamingProcess(frame: string) {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  let last: { readonly socket: WebSocket; readonly left: Promise<unknown> } | undefined;
  server.on("connection", (socket) => {
    const before = last;
    last = { socket, left: once(socket, "close") };
    socket.on("message", async (text) => {
      const { type, id } = JSON.parse(String(text));
      before?.socket.terminate();
      await before?.left;
      if (type === "connection_init") socket.send('{"type":"connection_ack"}');
      if (type === "subscribe") socket.send(JSON.stringify({ type: "next", id, payload: { data: { changed: 1 } } }));
    });
  });
  await once(server, "listening");
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    send() {
      for (const socket of server.clients) socket.send(frame, () => socket.pause());
    },
    close() {
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}
