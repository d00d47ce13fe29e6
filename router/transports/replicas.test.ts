import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { parse } from "graphql";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocketServer } from "ws";
import { nobody } from "../../subgraphs/shared/caller.ts";
import { READY_PATH } from "../../subgraphs/shared/subgraph.ts";
import { type FakeProcess, fakeProcess } from "../testing/broken.ts";
import { quiet } from "../testing/quiet.ts";
import { httpTransport } from "./http.ts";
import type { Transport } from "./transport.ts";

const SECRET = "a secret of the tests, of more than 32 characters";
const QUERY = parse("{ held }");
const MUTATION = parse("mutation { change }");

const closing: (() => unknown)[] = [];
afterEach(() => Promise.all(closing.splice(0).map((close) => close())));

/** A replica that answers with its name, or as it is told, and counts what reached it. */
class TestReplica {
  asked = 0;
  ready = true;
  answer: ((response: ServerResponse) => void) | null = null;
  process!: FakeProcess;

  constructor(readonly name: string) {}

  async start(): Promise<this> {
    this.process = await fakeProcess((request, response) => {
      if (request.url === READY_PATH) return void response.writeHead(this.ready ? 204 : 503).end();
      this.asked += 1;
      if (this.answer) return this.answer(response);
      response.end(JSON.stringify({ data: { held: this.name } }));
    });
    closing.push(() => this.process.close());
    return this;
  }
}

async function two(): Promise<[TestReplica, TestReplica]> {
  return [await new TestReplica("a").start(), await new TestReplica("b").start()];
}

function reach(...urls: string[]) {
  const transport: Transport = httpTransport({ urls: { cases: urls }, secret: SECRET, log: quiet });
  closing.push(() => transport.close());
  const upstream = transport.upstreams.get("cases")!;
  return {
    upstream,
    run: async (document = QUERY) => upstream.execute({ document }, nobody("r"), AbortSignal.timeout(5000)),
  };
}

const cutOff = (response: ServerResponse) => response.socket?.resetAndDestroy();

describe("the replicas of a subgraph", () => {
  it("share the requests", async () => {
    const [a, b] = await two();
    const { run } = reach(a.process.url, b.process.url);

    await Promise.all(Array.from({ length: 20 }, () => run()));

    expect([a.asked, b.asked]).toEqual([10, 10]);
  });

  it("stand in for one that is not there, for changes too: nothing was sent", async () => {
    const [a, b] = await two();
    await a.process.close();
    const { run } = reach(a.process.url, b.process.url);

    for (const document of [QUERY, MUTATION, QUERY, MUTATION]) expect(await run(document)).toHaveProperty("data");

    expect([a.asked, b.asked]).toEqual([0, 4]);
  });

  it.each([
    ["is cut off", cutOff],
    [
      "comes half",
      (response: ServerResponse) => {
        response.writeHead(200, { "content-length": "100" }).write('{"data":');
        setImmediate(() => response.socket?.destroy());
      },
    ],
  ])("are asked for a query whose answer %s, and never twice for a change", async (_what, answer) => {
    const [a, b] = await two();
    const { run } = reach(a.process.url, b.process.url);
    a.answer = answer;

    for (let n = 0; n < 4; n++) expect(await run()).toEqual({ data: { held: "b" } });
    const before = a.asked + b.asked;
    const changes = await Promise.allSettled(Array.from({ length: 4 }, () => run(MUTATION)));

    expect(a.asked + b.asked).toBe(before + 4);
    expect(changes.filter(({ status }) => status === "rejected").length).toBeGreaterThan(0);
  });

  it("get nothing while they say that they are not ready, and again when they are", async () => {
    const [a, b] = await two();
    const { run } = reach(a.process.url, b.process.url);
    const reached = async (replica: TestReplica) => {
      const before = replica.asked;
      for (let n = 0; n < 4; n++) await run();
      return replica.asked - before;
    };

    a.ready = false;
    await expect.poll(() => reached(a)).toBe(0);
    a.ready = true;

    await expect.poll(() => reached(a)).toBeGreaterThan(0);
    expect(b.asked).toBeGreaterThan(0);
  });

  it("get nothing more once they close the connections on which they answer", async () => {
    const [a, b] = await two();
    const { run } = reach(a.process.url, b.process.url);
    a.answer = (response) => void response.writeHead(200, { connection: "close" }).end('{"data":{"held":"a"}}');

    while (a.asked === 0) await run();
    const { asked } = a;
    await Promise.all(Array.from({ length: 10 }, () => run()));

    expect(a.asked).toBe(asked);
  });

  it("are asked all the same when none is ready: somebody has to answer", async () => {
    const [a, b] = await two();
    const { run } = reach(a.process.url, b.process.url);
    for (const replica of [a, b]) replica.ready = false;
    await expect.poll(() => run()).toHaveProperty("data");

    await Promise.all([a.process.close(), b.process.close()]);
    await expect(run()).rejects.toThrow("cannot be reached");
  });

  it("open a stream where the first one does not", async () => {
    const gone = await new TestReplica("gone").start();
    await gone.process.close();
    const streams = await streamingProcess();
    const { upstream } = reach(gone.process.url, streams.url);

    for (let n = 0; n < 4; n++) {
      const opened = await upstream.subscribe({ document: parse("subscription { changed }") }, nobody("r"));
      const { value } = await (opened as AsyncIterableIterator<unknown>).next();
      expect(value).toEqual({ data: { changed: 1 } });
    }
  });
});

/** As little of graphql-transport-ws as one event takes. */
async function streamingProcess(): Promise<{ url: string }> {
  const http = createServer((_request, response) => void response.writeHead(204).end());
  const sockets = new WebSocketServer({ server: http });
  sockets.on("connection", (socket) =>
    socket.on("message", (text) => {
      const { type, id } = JSON.parse(String(text));
      if (type === "connection_init") socket.send('{"type":"connection_ack"}');
      if (type === "subscribe") socket.send(JSON.stringify({ type: "next", id, payload: { data: { changed: 1 } } }));
    }),
  );
  await once(http.listen(0, "127.0.0.1"), "listening");
  closing.push(() => {
    for (const socket of sockets.clients) socket.terminate();
    http.closeAllConnections();
    http.close();
  });
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/graphql` };
}
