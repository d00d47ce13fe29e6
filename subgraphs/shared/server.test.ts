import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { useBackend } from "../../tests/setup/backend.ts";
import { Role } from "../identity/roles/roles.ts";
import { headersOf, nobody } from "./caller.ts";
import { CREDENTIAL_HEADER, signCredential } from "./credential.ts";
import { createLog } from "./log.ts";
import { serveSubgraph } from "./server.ts";

const test = useBackend();
const SECRET = "a secret that the router and its subgraphs share";
const QUERY = JSON.stringify({ query: "{ me { id } }" });
let server: Awaited<ReturnType<typeof serveSubgraph>>;

beforeAll(async () => {
  const options = { port: 0, host: "127.0.0.1", routerSecret: SECRET, log: createLog("server", "silent") };
  server = await serveSubgraph(test.backend.identity as never, options);
});
afterAll(() => server.close());

const post = (body: string, credential: string | null, path = "/graphql", headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${server.port}${path}`, {
    method: "POST",
    body,
    headers: { "content-type": "application/json", ...headers, ...(credential && { [CREDENTIAL_HEADER]: credential }) },
  });

describe("a subgraph's server", () => {
  it("answers the router, as the viewer whose token it carries", async () => {
    const asha = await test.person(Role.OFFICER);
    const headers = headersOf({ ...nobody("r"), authorization: asha.authorization });

    const answer = await post(QUERY, signCredential(SECRET, "/graphql", QUERY), "/graphql", headers);

    expect(await answer.json()).toEqual({ data: { me: { id: asha.id } } });
  });

  it.each([
    ["no credential", () => null],
    ["garbage", () => "garbage"],
    ["another secret's", () => signCredential("somebody else's secret, of the same length....", "/graphql", QUERY)],
    ["another body's", () => signCredential(SECRET, "/graphql", "{}")],
    ["another path's", () => signCredential(SECRET, "/auth/refresh", QUERY)],
    ["an old one", () => signCredential(SECRET, "/graphql", QUERY, Date.now() - 60_000)],
    ["one from the future", () => signCredential(SECRET, "/graphql", QUERY, Date.now() + 60_000)],
  ])("refuses %s", async (_what, credential) => {
    expect((await post(QUERY, credential())).status).toBe(401);
    expect((await post("{}", credential(), "/auth/refresh")).status).toBe(401);
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

  it("says that its port is taken", async () => {
    const options = { port: server.port, host: "127.0.0.1", routerSecret: SECRET, log: createLog("server", "silent") };

    await expect(serveSubgraph(test.backend.identity as never, options)).rejects.toThrow(/EADDRINUSE/);
  });
});
