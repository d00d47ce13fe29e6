import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { useBackend } from "../../tests/setup/backend.ts";
import { heardLog, sampleOf } from "../../tests/setup/heard.ts";
import { Role } from "../identity/roles/roles.ts";
import { type Caller, headersOf, nobody, signedScope } from "./caller.ts";
import { CREDENTIAL_HEADER, SOCKET_CHALLENGE_HEADER, signCredential, socketScope } from "./credential.ts";
import { createLog } from "./log.ts";
import { serveSubgraph } from "./server.ts";
import { READY_PATH } from "./subgraph.ts";

const test = useBackend();
const SECRET = "a secret that the router and its subgraphs share";
const QUERY = JSON.stringify({ query: "{ me { id } }" });
const PREVIOUS = "the secret that they shared before this one was made";
const heard = heardLog();
let server: Awaited<ReturnType<typeof serveSubgraph>>;

afterEach(() => vi.restoreAllMocks());
beforeAll(async () => {
  const options = { port: 0, host: "127.0.0.1", routerSecrets: [SECRET, PREVIOUS], log: heard.log };
  server = await serveSubgraph(test.backend.identity as never, options);
});
afterAll(() => server.close());

const post = (body: string, credential: string | null, path = "/graphql", headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${server.port}${path}`, {
    method: "POST",
    body,
    headers: { "content-type": "application/json", ...headers, ...(credential && { [CREDENTIAL_HEADER]: credential }) },
  });

/** What the router signs for a request of this caller. */
const sign = (body: string, path = "/graphql", caller: Caller = nobody(""), secret = SECRET, now?: number) =>
  signCredential(secret, signedScope(`POST ${path}`, caller), body, now);

describe("a subgraph's server", () => {
  it("answers the router, as the viewer whose token it carries", async () => {
    const asha = await test.person(Role.OFFICER);
    const caller = { ...nobody("r"), authorization: asha.authorization, agent: "Browser, 1.0 " };

    const answer = await post(QUERY, sign(QUERY, "/graphql", caller), "/graphql", headersOf(caller));

    expect(await answer.json()).toEqual({ data: { me: { id: asha.id } } });
  });

  it("says each answer in one line, by the correlation id that the ledger has as well", async () => {
    const citizen = await test.person(Role.CITIZEN);
    const body = JSON.stringify({ query: "query Trail { auditTrail { totalCount } }", operationName: "Trail" });
    const caller = { ...nobody("said-in-one-line"), authorization: citizen.authorization };

    await post(body, sign(body, "/graphql", caller), "/graphql", headersOf(caller));

    const line = { level: 30, requestId: "said-in-one-line", operation: "Trail", code: "FORBIDDEN" };
    expect(heard.lines("answered").filter(({ requestId }) => requestId === line.requestId)).toMatchObject([line]);
    const refused = { event: "access.refused", request: line.requestId };
    expect((await test.ledgerOf(citizen.id)).at(-1)).toMatchObject(refused);
  });

  it.each<[string, () => string | null, Partial<Caller>?]>([
    ["no credential", () => null],
    ["garbage", () => "garbage"],
    ["another secret's", () => sign(QUERY, "/graphql", nobody(""), "somebody else's secret, of the same length....")],
    ["another body's", () => sign("{}")],
    ["another path's", () => sign(QUERY, "/auth/refresh")],
    ["another caller's", () => sign(QUERY, "/graphql", { ...nobody("r"), address: "192.0.2.7" })],
    ["one that says nothing of the stream's opening", () => sign(QUERY, "/graphql", nobody("")), { openedAt: 1 }],
    [
      "one of another opening of the stream",
      () => sign(QUERY, "/graphql", { ...nobody(""), openedAt: 1 }),
      { openedAt: 2 },
    ],
    ["one that says nothing of the device", () => sign(QUERY, "/graphql", nobody("")), { device: "d" }],
    ["one of another language", () => sign(QUERY, "/graphql", nobody("")), { language: "hi" }],
    ["an old one", () => sign(QUERY, "/graphql", nobody(""), SECRET, Date.now() - 60_000)],
    ["one from the future", () => sign(QUERY, "/graphql", nobody(""), SECRET, Date.now() + 60_000)],
  ])("refuses %s", async (_what, credential, said = {}) => {
    const headers = headersOf({ ...nobody(""), ...said });
    expect((await post(QUERY, credential(), "/graphql", headers)).status).toBe(401);
    expect((await post("[]", credential(), "/auth/refresh", headers)).status).toBe(401);
  });

  it("knows when a stream was opened by what the router signed, and by nothing else", async () => {
    const asha = await test.officer();
    const caller = { ...nobody("r"), authorization: asha.authorization, openedAt: Date.now() };
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 700_000 });
    const ask = async (signed: Caller, sent = signed) =>
      (await post(QUERY, sign(QUERY, "/graphql", signed), "/graphql", headersOf(sent))).json();

    expect(await ask(caller)).toEqual({ data: { me: { id: asha.id } } });
    expect(await ask({ ...caller, openedAt: null })).toEqual({ data: { me: null } });
    const unheard = { errors: [{ message: "Only the router may ask here." }] };
    expect(await ask({ ...caller, openedAt: null }, caller)).toEqual(unheard);
    expect(await ask({ ...caller, openedAt: Date.now() }, caller)).toEqual(unheard);
    vi.useRealTimers();
  });

  it("takes a credential once", async () => {
    const credential = sign(QUERY);

    expect((await post(QUERY, credential)).status).toBe(200);
    expect((await post(QUERY, credential)).status).toBe(401);
  });

  it("still takes those of the secret before, while the secret is changed", async () => {
    expect((await post(QUERY, sign(QUERY, "/graphql", nobody(""), PREVIOUS))).status).toBe(200);
  });

  it("shows the public keys and its health to everybody", async () => {
    const keys = await fetch(`http://127.0.0.1:${server.port}/.well-known/jwks.json`);
    const health = await fetch(`http://127.0.0.1:${server.port}/health`);

    expect([keys.status, health.status]).toEqual([200, 200]);
  });

  it.each([
    "/.well-known/../auth/refresh",
    "/.well-known/%2e%2e/ready",
    "/.well-known/..\\graphql",
    "//[/.well-known/x",
  ])("shows nothing else to everybody, however it is written: %s", async (path) => {
    const sent = request({ host: "127.0.0.1", port: server.port, path, method: "POST", agent: false });
    sent.end("{}");
    const [answer] = (await once(sent, "response")) as [IncomingMessage];

    expect([400, 401]).toContain(answer.statusCode);
    answer.resume();
  });

  it.each([
    ["absent", () => null, "somebody asked here without the router's credential"],
    ["unsigned", () => sign("{}"), "does ROUTER_SECRET here come of the one that every router has?"],
    ["late", () => sign(QUERY, "/graphql", nobody(""), SECRET, Date.now() - 60_000), "do the clocks agree?"],
  ])(
    "says of a flood whose credential is %s in one line what is wrong, and hears the router",
    async (why, from, words) => {
      const heard = heardLog();
      const options = { port: 0, host: "127.0.0.1", routerSecrets: [SECRET], log: heard.log };
      const flooded = await serveSubgraph(test.backend.identity as never, options);
      const sample = `casegraph_subgraph_strangers_total{why="${why}"}`;
      const before = await sampleOf(sample);
      const ask = (credential: string | null) =>
        fetch(`http://127.0.0.1:${flooded.port}/graphql`, {
          method: "POST",
          body: QUERY,
          headers: { "content-type": "application/json", ...(credential && { [CREDENTIAL_HEADER]: credential }) },
        });

      for (let n = 0; n < 5; n++) expect((await ask(from())).status).toBe(401);

      expect((await sampleOf(sample)) - before).toBe(5);
      expect(heard.messages("warn")).toEqual([expect.stringContaining(words)]);
      expect(heard.text()).not.toContain(SECRET);
      expect((await ask(sign(QUERY))).status).toBe(200);
      await flooded.close();
    },
  );

  it("takes no socket without the router's credential", async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/graphql`, "graphql-transport-ws");
    await once(socket, "open");
    socket.send(JSON.stringify({ type: "connection_init", payload: {} }));

    const [code] = await once(socket, "close");

    expect(code).toBe(4403);
  });

  it("takes a socket by a credential for it alone: one that was overheard opens no other", async () => {
    const open = async () => {
      const socket = new WebSocket(`ws://127.0.0.1:${server.port}/graphql`, "graphql-transport-ws");
      const [[{ headers }]] = await Promise.all([once(socket, "upgrade"), once(socket, "open")]);
      return { socket, scope: socketScope(headers[SOCKET_CHALLENGE_HEADER]) };
    };
    const hello = async ({ socket }: { socket: WebSocket }, credential: string) => {
      socket.send(JSON.stringify({ type: "connection_init", payload: { credential } }));
      const closed = once(socket, "close").then(([code]) => code);
      return Promise.race([once(socket, "message").then(([data]) => JSON.parse(String(data)).type), closed]);
    };
    const [first, second, third] = [await open(), await open(), await open()];

    const credential = signCredential(SECRET, first.scope, "");

    expect(await hello(second, credential)).toBe(4403);
    expect(await hello(first, credential)).toBe("connection_ack");
    expect(await hello(third, signCredential(SECRET, socketScope(undefined), ""))).toBe(4403);
    first.socket.terminate();
  });

  it.each([
    ["an oversized frame", "x".repeat(1024 * 1024 + 1), 1009, "oversized", "a frame was too large"],
    ["a frame that is no JSON", "{", 4400, "malformed", "a frame could not be understood"],
    ["a frame of another protocol", '{"type":"start","id":"1"}', 4400, "malformed", "a frame could not be understood"],
  ])("closes the socket of %s with one line of the log, and goes on", async (_what, frame, expected, why, words) => {
    const sample = `casegraph_sockets_closed_total{at="subgraph",why="${why}"}`;
    const lines = () => heard.lines("a socket was closed").filter((line) => line.why === words && line.level === 40);
    const [before, told] = [await sampleOf(sample), lines().length];
    const printed = vi.spyOn(console, "error");
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/graphql`, "graphql-transport-ws");
    await once(socket, "open");
    socket.send(frame);

    const [code] = await once(socket, "close");

    expect(code).toBe(expected);
    await expect.poll(() => sampleOf(sample)).toBe(before + 1);
    expect(lines()).toHaveLength(told + 1);
    expect(heard.text()).not.toContain("xxx");
    expect(printed).not.toHaveBeenCalled();
    expect((await post(QUERY, sign(QUERY))).status).toBe(200);
  });

  it("refuses a body that is too large, and goes on", async () => {
    const body = "x".repeat(2 * 1024 * 1024);
    const status = await post(body, sign(body)).then(
      (answer) => answer.status,
      () => 401,
    );

    expect(status).toBe(401);
    expect((await post(QUERY, sign(QUERY))).status).toBe(200);
  });

  it("says that its port is taken", async () => {
    const options = {
      port: server.port,
      host: "127.0.0.1",
      routerSecrets: [SECRET],
      log: createLog("server", "silent"),
    };

    await expect(serveSubgraph(test.backend.identity as never, options)).rejects.toThrow(/EADDRINUSE/);
  });
});

describe("a subgraph's server that is told to stop", () => {
  const openServer = () =>
    serveSubgraph(test.backend.identity as never, {
      port: 0,
      host: "127.0.0.1",
      routerSecrets: [SECRET],
      log: createLog("server", "silent"),
    });

  it("answers for a while, says that it is not ready, and closes every connection that it answers on", async () => {
    const going = await openServer();
    const at = (path: string) => `http://127.0.0.1:${going.port}${path}`;
    const idle = connect(going.port, "127.0.0.1");
    await once(idle, "connect");
    const ready = () =>
      fetch(at(READY_PATH), {
        headers: { [CREDENTIAL_HEADER]: signCredential(SECRET, signedScope(`GET ${READY_PATH}`, nobody("")), "") },
      });
    expect((await ready()).status).toBe(204);

    const closed = going.close({ noticeMs: 60_000 });
    const answer = await fetch(at("/.well-known/jwks.json"));

    expect([answer.status, answer.headers.get("connection")]).toEqual([200, "close"]);
    expect((await ready()).status).toBe(503);
    idle.destroy();
    await closed;
    await expect(fetch(at("/health"))).rejects.toThrow();
  });
});
