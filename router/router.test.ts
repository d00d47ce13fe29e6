import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, createServer, type RequestOptions, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { WebSocketServer } from "ws";
import { readiness } from "./health.ts";
import { createRouter } from "./router.ts";
import { testCases } from "./testing/cases.ts";
import { testIdentity } from "./testing/identity.ts";
import { quiet } from "./testing/quiet.ts";
import { connected, openSocket } from "./testing/socket.ts";
import { ask, call, composed, PUBLIC_URL, startWorld, TRANSPORTS, type World } from "./testing/world.ts";
import { localTransport } from "./transports/local.ts";

const FORWARDED = {
  "content-type": "application/json",
  "x-forwarded-for": "203.0.113.9",
  "x-request-id": "named-by-the-proxy-in-front",
};

let world: World;
afterEach(() => world?.close());

describe("listening", () => {
  it("on a port that is taken is an error that names it", async () => {
    const other = createServer();
    new WebSocketServer({ server: other });
    other.listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const subgraphs = [(await testIdentity(PUBLIC_URL)).subgraph, testCases().subgraph];
    const router = await createRouter({
      graph: composed(subgraphs),
      transport: localTransport(subgraphs),
      publicUrl: PUBLIC_URL,
      log: quiet,
    });

    await expect(router.listen(port, "127.0.0.1")).rejects.toThrow(`Port ${port} of 127.0.0.1 is taken`);
    other.close();
    await router.close();
  });
});

describe.each(TRANSPORTS)("a router over the %s transport that closes", (transport) => {
  it("lets an answer finish that is under way, and then takes no more", async () => {
    world = await startWorld(transport);
    world.cases.held.shut();
    const answer = ask(world, "{ held }");
    await world.cases.held.reached();

    const closed = world.router.close();
    await expect(openSocket(world)).rejects.toThrow();
    world.cases.held.open();

    expect((await answer).json).toEqual({ data: { held: "held" } });
    await closed;
    await expect(call(`${world.url}/health`)).rejects.toThrow("ECONNREFUSED");
  });

  it("ends every stream with RESUME and its socket with 1001", async () => {
    world = await startWorld(transport);
    const socket = await connected(world);
    socket.subscribe({ query: "subscription { caseChanged { cursor } }" });
    await world.cases.watched(1);

    const closed = world.router.close();

    expect((await socket.next()).payload).toMatchObject({ data: null, errors: [{ extensions: { code: "RESUME" } }] });
    expect(await socket.next()).toMatchObject({ type: "complete" });
    expect((await socket.closed).code).toBe(1001);
    await closed;
    await world.cases.watched(0);
  });
});

describe("a router that is reached by a file", () => {
  const socketPath = join(mkdtempSync(join(tmpdir(), "casegraph-router-")), "router.sock");
  const query = JSON.stringify({ query: "{ held }" });
  const post = (by: RequestOptions) =>
    request({ ...by, path: "/graphql", method: "POST", agent: false, headers: FORWARDED }).end(query);

  afterAll(() => rmSync(dirname(socketPath), { recursive: true }));

  it("takes the file away before it ends, and serves who came by it", async () => {
    world = await startWorld("local", { trustedProxies: 1 });
    await world.router.listenAt(socketPath);
    world.cases.held.shut();
    const answered = once(post({ socketPath }), "response");
    await world.cases.held.reached();

    const closed = world.router.close();
    await expect(once(post({ socketPath }), "response")).rejects.toThrow("ENOENT");
    world.cases.held.open();

    const [message] = await answered;
    expect(JSON.parse(await text(message))).toEqual({ data: { held: "held" } });
    await closed;
  });

  it("believes a proxy that comes by the file, and nobody who comes by the port", async () => {
    world = await startWorld("local", { trustedProxies: 1 });
    await world.router.listenAt(socketPath);
    const ids = await Promise.all(
      [{ socketPath }, { port: world.port }].map(async (by) => {
        const [message] = await once(post(by), "response");
        message.resume();
        return message.headers["x-request-id"];
      }),
    );

    expect(ids[0]).toBe(FORWARDED["x-request-id"]);
    expect(ids[1]).not.toBe(FORWARDED["x-request-id"]);
  });
});

describe("a router that drains", () => {
  it("tells a load balancer that it is not ready, and each client to leave with its answer", async () => {
    world = await startWorld("local");
    const agent = new Agent({ keepAlive: true });
    const headers = { "content-type": "application/json" };
    const sent = request(`${world.url}/graphql`, { method: "POST", agent, headers });
    world.cases.held.shut();
    sent.end('{"query":"{ held }"}');
    await world.cases.held.reached();
    const closed = world.router.close();
    world.cases.held.open();

    const [message] = await once(sent, "response");

    expect(message.headers.connection).toBe("close");
    message.resume();
    await closed;
    agent.destroy();
    const ready = readiness({ upstreams: new Map(), close: async () => {} }, () => true);
    expect(await ready()).toMatchObject({ status: 503, body: '{"status":"draining"}' });
  });
});
