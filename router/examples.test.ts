import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Role } from "../subgraphs/identity/roles/roles.ts";
import type { OpenSubgraph } from "../subgraphs/shared/open.ts";
import { type Person, useBackend } from "../tests/setup/backend.ts";
import { type Example, readExamples } from "./examples.ts";
import { createRouter, type Router } from "./router.ts";
import { quiet } from "./testing/quiet.ts";
import { connected } from "./testing/socket.ts";
import type { Process } from "./testing/subgraph.ts";
import { call, composed, PUBLIC_URL, reach, TRANSPORTS } from "./testing/world.ts";

const examples = await readExamples();
const subscriptions = examples.filter(({ query }) => query.includes("\nsubscription "));
const operations = examples.filter((example) => !subscriptions.includes(example));

/** What these are answered: what they name does not exist, or nobody has just proven who they are. */
const REFUSED: Readonly<Record<string, string>> = {
  "return-to-queue": "NOT_FOUND",
  "change-roles": "NOT_FOUND",
  "brief-a-case": "NOT_FOUND",
  "start-totp": "FORBIDDEN",
  "confirm-totp": "FORBIDDEN",
  "request-factor-recovery": "FORBIDDEN",
  reauthenticate: "INVALID",
};

const backend = useBackend();

describe.each(TRANSPORTS)("the examples, over the %s transport", (transport) => {
  let router: Router;
  let processes: ReadonlyMap<string, Process>;
  let port: number;
  let admin: Person;

  beforeAll(async () => {
    const { identity, cases, messaging, agents } = backend.backend;
    const subgraphs = [identity, cases, messaging, agents] as OpenSubgraph[];
    const reached = await reach(transport, subgraphs);
    processes = reached.processes;
    const graph = composed(subgraphs);
    router = await createRouter({ graph, transport: reached.transport, publicUrl: PUBLIC_URL, log: quiet });
    port = await router.listen(0, "127.0.0.1");
    admin = await backend.person([Role.ADMIN, Role.OFFICER], { displayName: "Asha" });
    await run({ ...find("open-a-case") });
  });
  afterAll(async () => {
    await router.close();
    await Promise.all([...processes.values()].map((process) => process.close()));
  });

  const find = (name: string) => examples.find((example) => example.name === name) as Example;
  const run = ({ query, variables }: Pick<Example, "query" | "variables">) =>
    call(`http://127.0.0.1:${port}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: admin.authorization },
      body: JSON.stringify({ query, variables }),
    });

  it("are there", () => {
    expect(operations.length).toBeGreaterThanOrEqual(8);
    expect(subscriptions).toHaveLength(1);
    for (const { description } of examples) expect(description).toMatch(/\.$/);
  });

  it.each(operations)("$name is answered within the limits of production", async (example) => {
    const { json } = await run(example);

    const code = REFUSED[example.name];
    if (code) expect(json.errors).toMatchObject([{ extensions: { code } }]);
    else expect(json).toEqual({ data: expect.any(Object) });
  });

  it.each(subscriptions)("$name hears of what another example does", async ({ query, variables }) => {
    const token = admin.authorization.replace("Bearer ", "");
    const socket = await connected({ port } as never, token);
    socket.subscribe({ query, variables });

    // The stream opens in its own time: a change is made until one is heard.
    let opened = false;
    const heard = socket.next().finally(() => {
      opened = true;
    });
    while (!opened) await Promise.race([heard, run(find("open-a-case"))]);

    expect((await heard).payload).toEqual({ data: { caseChanged: expect.any(Object) } });
    socket.close();
    await socket.closed;
  });
});
