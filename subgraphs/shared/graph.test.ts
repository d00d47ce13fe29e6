import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useBackend } from "../../tests/setup/backend.ts";
import { openRemoteDoors, type RemoteDoors } from "../../tests/setup/doors.ts";
import { freePort } from "../../tests/setup/product.ts";
import { buildCase } from "../cases/testing.ts";
import { Role } from "../identity/roles/roles.ts";
import { actingFor } from "../identity/testing.ts";
import { httpGraph } from "./graph.http.ts";
import { type Graph, openGraph } from "./graph.ts";

const test = useBackend();
const CASE = "query($id: ID!) { case(id: $id) { title assignee { displayName } } }";
const CREATE = "mutation($input: CreateCase!) { createCase(input: $input) { id } }";
const origin = (requestId: string) => ({ requestId, address: null, agent: null });
let remote: RemoteDoors;

beforeAll(async () => {
  remote = await openRemoteDoors(test);
});
afterAll(() => remote.close());

describe.each<[string, () => Graph]>([
  ["in this process", () => test.backend.cases.services.graph],
  ["behind a router", () => remote.graph],
])("the graph %s", (_where, graph) => {
  it("answers across subgraphs as whoever the bearer is", async () => {
    const [officer, citizen] = [await test.officer("Asha"), await test.person(Role.CITIZEN)];
    const { id } = await buildCase(test, officer, { assignee: officer });

    const own = await graph().execute(CASE, { id }, officer.authorization);
    const others = await graph().execute(CASE, { id }, citizen.authorization);
    const nobodys = await graph().execute(CASE, { id }, null);

    expect(own).toEqual({
      data: { case: { title: "Suspicious transfer", assignee: { displayName: "Asha" } } },
      errors: [],
    });
    expect(others.data).toEqual({ case: null });
    expect(nobodys.errors).toMatchObject([{ path: ["case"], extensions: { code: "UNAUTHENTICATED" } }]);
  });

  it("lets an agent do what it was granted, in the name of its person and with the id of what asks", async () => {
    const officer = await test.officer();
    const agent = await actingFor(test, officer, ["case:create"]);
    const asked = graph().from(origin("job-that-caused-this"));

    const { data } = await asked.execute(CREATE, { input: { title: "By an agent" } }, agent.authorization);

    const [entry] = await test.ledgerOf(data.createCase.id);
    expect(entry).toMatchObject({ request: "job-that-caused-this", onBehalfOf: officer.id, session: agent.sessionId });
  });

  it("refuses what the router refuses", async () => {
    const officer = await test.officer();
    const wide = `{ ${Array.from({ length: 20 }, (_, n) => `a${n}: me { id }`).join(" ")} }`;

    const [badToken, tooWide, unknown] = await Promise.all([
      graph().execute("{ me { id } }", {}, "Bearer a.b.c"),
      graph().execute(wide, {}, officer.authorization),
      graph().execute("{ secrets }", {}, officer.authorization),
    ]);

    expect(badToken.errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
    expect(tooWide.errors).toMatchObject([
      { extensions: { code: "INVALID" }, message: expect.stringContaining("aliases") },
    ]);
    expect(unknown.errors).toMatchObject([{ extensions: { code: "INVALID" } }]);
  });
});

describe("a router that is asked by a subgraph", () => {
  it("hears no correlation id from somebody without the processes' secret", async () => {
    const officer = await test.officer();
    const stranger = openGraph(httpGraph([remote.routerUrl], "another secret, which no process of ours has"));

    const asked = stranger.from(origin("an-id-that-is-not-ours"));
    const { data } = await asked.execute(CREATE, { input: { title: "By a stranger" } }, officer.authorization);

    const [entry] = await test.ledgerOf(data.createCase.id);
    expect(entry).toMatchObject({ request: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  });

  it("that is away is passed over where there is another", async () => {
    const officer = await test.officer();
    const secret = "a secret of more than thirty-two characters";
    const two = openGraph(httpGraph([`http://127.0.0.1:${await freePort()}`, remote.routerUrl], secret));

    const ask = () => two.execute("{ me { id } }", {}, officer.authorization);

    expect([await ask(), await ask()]).toMatchObject([{ data: { me: { id: officer.id } } }, { errors: [] }]);
  });

  it("that is away is UNAVAILABLE", async () => {
    const away = openGraph(httpGraph(["http://127.0.0.1:9"], "a secret of more than thirty-two characters"));

    await expect(away.execute("{ me { id } }", {}, null)).rejects.toMatchObject({
      extensions: { code: "UNAVAILABLE" },
    });
  });
});

describe("a question to the graph", () => {
  const never = openGraph(() => new Promise(() => undefined));

  it("ends when its time is over, whatever becomes of it", async () => {
    const asked = never.execute("{ me { id } }", {}, null, { timeoutMs: 20 });

    await expect(asked).rejects.toMatchObject({ extensions: { code: "UNAVAILABLE" } });
  });

  it("ends with the run that asked, for that run's own reason", async () => {
    const run = new AbortController();
    const asked = never.execute("{ me { id } }", {}, null, { signal: run.signal });
    run.abort(new Error("the run is cancelled"));

    await expect(asked).rejects.toThrow("the run is cancelled");
  });

  it("is not sent when it is larger than the router takes", async () => {
    const asked = never.execute("{ me { id } }", { text: "x".repeat(100 * 1024) }, null);

    await expect(asked).rejects.toMatchObject({ extensions: { code: "INVALID" } });
  });

  it("has no answer larger than may be, and none that is half", async () => {
    const large = openGraph(async () => JSON.stringify({ data: { text: "x".repeat(3 * 1024 * 1024) } }));
    const half = openGraph(async () => '{"data":{"te');

    await expect(large.execute("{ a }", {}, null)).rejects.toMatchObject({ extensions: { code: "INVALID" } });
    await expect(half.execute("{ a }", {}, null)).rejects.toMatchObject({ extensions: { code: "UNAVAILABLE" } });
  });
});
