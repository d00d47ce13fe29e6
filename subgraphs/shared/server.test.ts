import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { useBackend } from "../../tests/setup/backend.ts";
import { Role } from "../identity/roles/roles.ts";
import { type Caller, headersOf, nobody, signedScope } from "./caller.ts";
import { CREDENTIAL_HEADER, signCredential } from "./credential.ts";
import { createLog } from "./log.ts";
import { serveSubgraph } from "./server.ts";
import { READY_PATH } from "./subgraph.ts";

const test = useBackend();
const SECRET = "a secret that the router and its subgraphs share";
const QUERY = JSON.stringify({ query: "{ me { id } }" });
const PREVIOUS = "the secret that they shared before this one was made";
let server: Awaited<ReturnType<typeof serveSubgraph>>;

beforeAll(async () => {
  const options = { port: 0, host: "127.0.0.1", routerSecrets: [SECRET, PREVIOUS], log: createLog("server", "silent") };
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

  it.each([
    ["no credential", () => null],
    ["garbage", () => "garbage"],
    ["another secret's", () => sign(QUERY, "/graphql", nobody(""), "somebody else's secret, of the same length....")],
    ["another body's", () => sign("{}")],
    ["another path's", () => sign(QUERY, "/auth/refresh")],
    ["another caller's", () => sign(QUERY, "/graphql", { ...nobody("r"), address: "192.0.2.7" })],
    ["an old one", () => sign(QUERY, "/graphql", nobody(""), SECRET, Date.now() - 60_000)],
    ["one from the future", () => sign(QUERY, "/graphql", nobody(""), SECRET, Date.now() + 60_000)],
  ])("refuses %s", async (_what, credential) => {
    expect((await post(QUERY, credential())).status).toBe(401);
    expect((await post("[]", credential(), "/auth/refresh")).status).toBe(401);
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

  it("takes no socket without the router's credential", async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/graphql`, "graphql-transport-ws");
    await once(socket, "open");
    socket.send(JSON.stringify({ type: "connection_init", payload: {} }));

    const [code] = await once(socket, "close");

    expect(code).toBe(4403);
  });

  it.each([
    ["an oversized frame", "x".repeat(1024 * 1024 + 1), 1009],
    ["a frame that is no JSON", "{", 4400],
    ["a frame of another protocol", '{"type":"start","id":"1"}', 4400],
  ])("closes the socket of %s, and goes on", async (_what, frame, expected) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/graphql`, "graphql-transport-ws");
    await once(socket, "open");
    socket.send(frame);

    const [code] = await once(socket, "close");

    expect(code).toBe(expected);
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
