import { readFile } from "node:fs/promises";
import { buildSchema } from "graphql";
import { afterEach, describe, expect, it } from "vitest";
import { openSocket } from "../testing/socket.ts";
import { call, PORTAL, PUBLIC_URL, startWorld, type World } from "../testing/world.ts";
import { costOf } from "./cost.ts";
import { documentInspector, type Inspected } from "./documents.ts";
import { LIMITS } from "./limits.ts";
import { readPersistedDocuments } from "./persisted.ts";

let world: World;
afterEach(() => world?.close());

const persisted = new Map([
  ["sha256:aa", "{ case(id: 1) { title } }"],
  ["sha256:bb", "subscription { caseChanged { cursor } }"],
]);

const post = async (body: object, headers: Record<string, string> = {}) =>
  call(`${world.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
const withCookies = () => ({ ...PORTAL, cookie: "anything=1" });

describe("the portal's own documents", () => {
  it("are all admitted, with the largest pages that subgraphs give", async () => {
    const schema = buildSchema(await readFile("schema/api.graphql", "utf8"));
    const inspect = documentInspector({ schema, limits: LIMITS, development: false });
    const documents = [...(await readPersistedDocuments("schema/operations.json")).values()];
    expect(documents.length).toBeGreaterThan(10);

    for (const text of documents) {
      const { document, operation } = inspect(text) as Inspected;
      expect(costOf(schema, document, operation, { first: 100 })).toBeLessThanOrEqual(LIMITS.cost);
    }
  });
});

describe("with cookies", () => {
  it("the portal's documents run by their id, in either place of the request", async () => {
    world = await startWorld("local", { persisted });

    for (const body of [{ documentId: "sha256:aa" }, { extensions: { documentId: "sha256:aa" }, query: "" }]) {
      expect((await post(body, withCookies())).json).toEqual({ data: { case: { title: "Case 1" } } });
    }
  });

  it("a free document is forbidden, even with a bearer token besides", async () => {
    world = await startWorld("local", { persisted });
    const headers = { ...withCookies(), authorization: `Bearer ${await world.identity.accessToken()}` };

    const { status, json } = await post({ query: "{ held }" }, headers);

    expect(status).toBe(403);
    expect(json.errors[0].extensions.code).toBe("FORBIDDEN");
  });

  it.each(["sha256:00", "__proto__", "constructor", "toString", ""])(
    "the unknown id %j is not found",
    async (documentId) => {
      world = await startWorld("local", { persisted });

      const { status, json } = await post({ documentId }, withCookies());

      expect(status).toBe(400);
      expect(json.errors[0].extensions.code).toBe("NOT_FOUND");
    },
  );

  it("a document and an id together are refused", async () => {
    world = await startWorld("local", { persisted });

    const { status, json } = await post({ documentId: "sha256:aa", query: "{ held }" }, withCookies());

    expect(status).toBe(400);
    expect(json.errors[0].extensions.code).toBe("INVALID");
  });

  it("the same holds over the WebSocket", async () => {
    world = await startWorld("local", { persisted });
    const cookie = `__Host-access=${await world.identity.accessToken()}`;
    const socket = await openSocket(world, { cookie, origin: PUBLIC_URL });
    await socket.hello();

    socket.subscribe({ query: "subscription { caseChanged { cursor } }" }, "free");
    expect(await socket.next()).toMatchObject({ type: "error", payload: [{ extensions: { code: "FORBIDDEN" } }] });
    socket.subscribe({ query: "", extensions: { documentId: "__proto__" } }, "proto");
    expect(await socket.next()).toMatchObject({ type: "error", payload: [{ extensions: { code: "NOT_FOUND" } }] });
    socket.subscribe({ query: "", extensions: { documentId: "sha256:aa" } }, "query");
    expect(await socket.next()).toMatchObject({ type: "error", payload: [{ extensions: { code: "INVALID" } }] });
    socket.subscribe({ query: "", extensions: { documentId: "sha256:bb" } }, "stream");
    await world.cases.watched(1);
    world.cases.emit("c1");
    expect(await socket.next()).toMatchObject({ id: "stream", payload: { data: { caseChanged: { cursor: "c1" } } } });
  });
});

describe("without cookies", () => {
  it("any document runs, with a bearer token or with none, and persisted ones do too", async () => {
    world = await startWorld("local", { persisted });
    const authorization = `Bearer ${await world.identity.accessToken()}`;

    expect((await post({ query: "{ held }" })).json).toEqual({ data: { held: "held" } });
    expect((await post({ query: "{ me { id } }" }, { authorization })).json).toEqual({ data: { me: { id: "me" } } });
    expect((await call(`${world.url}/graphql?documentId=sha256:aa`)).json.data.case).toEqual({ title: "Case 1" });
  });
});

describe("in development", () => {
  it("the explorer's documents run with cookies", async () => {
    world = await startWorld("local", { persisted, development: true });

    expect((await post({ query: "{ held }" }, withCookies())).json).toEqual({ data: { held: "held" } });
  });
});
