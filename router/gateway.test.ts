import { OperationTypeNode, parse } from "graphql";
import { afterEach, describe, expect, it } from "vitest";
import { nobody } from "../subgraphs/shared/caller.ts";
import { createGateway } from "./gateway.ts";
import { LEAK, testCases } from "./testing/cases.ts";
import { testIdentity } from "./testing/identity.ts";
import { quiet } from "./testing/quiet.ts";
import { ask, composed, PUBLIC_URL, reach, startWorld, TRANSPORTS, type World } from "./testing/world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

const unavailable = (...path: (string | number)[]) => ({ path, extensions: { code: "UNAVAILABLE" } });

describe.each(TRANSPORTS)("an operation over the %s transport", (transport) => {
  it("is answered from both subgraphs, each entity where it belongs", async () => {
    world = await startWorld(transport);

    const { json } = await ask(world, "{ cases(first: 2) { edges { node { id assignee { displayName } } } } }");

    expect(json.data.cases.edges).toEqual([
      { node: { id: "0", assignee: { displayName: "Person of-0" } } },
      { node: { id: "1", assignee: { displayName: "Person of-1" } } },
    ]);
  });

  it("keeps what arrived when another subgraph is too slow", async () => {
    world = await startWorld(transport, { subgraphTimeoutMs: 500 });
    world.identity.people.shut();

    const { status, json } = await ask(world, '{ case(id: "1") { title } person(id: "2") { displayName } }');

    expect(status).toBe(200);
    expect(json.data).toEqual({ case: { title: "Case 1" }, person: null });
    expect(json.errors).toMatchObject([unavailable("person")]);
  });

  it("names every entity that a slow subgraph owes", async () => {
    world = await startWorld(transport, { subgraphTimeoutMs: 500 });
    world.identity.people.shut();

    const { json } = await ask(world, "{ cases(first: 2) { edges { node { id assignee { displayName } } } } }");

    expect(json.data.cases.edges).toEqual([
      { node: { id: "0", assignee: null } },
      { node: { id: "1", assignee: null } },
    ]);
    expect(json.errors).toMatchObject([
      unavailable("cases", "edges", 0, "node", "assignee"),
      unavailable("cases", "edges", 1, "node", "assignee"),
    ]);
  });

  it("answers null for each nullable field when nothing arrived at all", async () => {
    world = await startWorld(transport, { subgraphTimeoutMs: 50 });
    world.cases.held.shut();

    const { json } = await ask(world, "{ held again: held }");

    expect(json.data).toEqual({ held: null, again: null });
    expect(json.errors).toMatchObject([unavailable("held"), unavailable("again")]);
  });

  it("lets a coded error pass with everything it says", async () => {
    world = await startWorld(transport);

    const { json } = await ask(world, "mutation { changeStatus(input: { id: 1, version: 7, status: OPEN }) { id } }");

    expect(json).toEqual({
      data: null,
      errors: [
        { message: "Somebody was faster.", path: ["changeStatus"], extensions: { code: "CONFLICT", version: 2 } },
      ],
    });
  });

  it("masks whatever else a resolver throws, under the request's id", async () => {
    world = await startWorld(transport, { trustedProxies: 1 });

    const { text, json } = await ask(world, "{ leaky }", {}, { "x-request-id": "request-0001" });

    expect(json.errors).toEqual([
      {
        message: "Something went wrong.",
        path: ["leaky"],
        extensions: { code: "INTERNAL", requestId: "request-0001" },
      },
    ]);
    expect(text).not.toContain(LEAK);
    expect(text).not.toContain("hunter2");
  });

  it("tells every subgraph who asks, and under which id", async () => {
    world = await startWorld(transport, { trustedProxies: 1 });
    const authorization = `Bearer ${await world.identity.accessToken()}`;
    const fields = "{ requestId authorization address }";

    const { json, headers } = await ask(
      world,
      `{ identityCaller ${fields} casesCaller ${fields} }`,
      {},
      { "x-request-id": "request-0002", authorization },
    );

    const caller = { requestId: "request-0002", authorization, address: "127.0.0.1" };
    expect(json.data).toEqual({ identityCaller: caller, casesCaller: caller });
    expect(headers["x-request-id"]).toBe("request-0002");
  });

  it("is an empty object when every field of it is skipped", async () => {
    world = await startWorld(transport);

    expect((await ask(world, "{ held @skip(if: true) }")).json).toEqual({ data: {} });
    expect((await ask(world, "query($no: Boolean = false) { held @include(if: $no) }")).json).toEqual({ data: {} });
  });
});

it("is planned for everybody, also when the first who asks for it leaves meanwhile", async () => {
  const subgraphs = [testCases().subgraph, (await testIdentity(PUBLIC_URL)).subgraph];
  const { transport } = await reach("local", subgraphs);
  const gateway = createGateway({ graph: composed(subgraphs), transport, subgraphTimeoutMs: 1_000, log: quiet });
  const operation = {
    document: parse('{ case(id: "1") { title } }'),
    operationName: undefined,
    variables: {},
    kind: OperationTypeNode.QUERY,
    label: "first-and-second",
  };
  const leaver = new AbortController();

  const left = gateway.execute(operation, nobody("first"), leaver.signal);
  leaver.abort();
  await left;

  const { data } = await gateway.execute(operation, nobody("second"), new AbortController().signal);
  expect(data).toEqual({ case: { title: "Case 1" } });
  await transport.close();
});
