import { describe, expect, it } from "vitest";
import { connected } from "../router/testing/socket.ts";
import type { World } from "../router/testing/world.ts";
import { buildCase } from "../subgraphs/cases/testing.ts";
import { heardLog, sampleOf } from "./setup/heard.ts";
import { useRouters } from "./setup/routers.ts";

const heard = heardLog();
const routers = useRouters({ log: heard.log });
const { test } = routers;
const WATCH = "subscription($after: String) { caseChanged(after: $after) { cursor case { title } } }";
const ENDED = 'casegraph_router_streams_ended_total{code="GAP"}';

const cursorOf = (text: string) => Buffer.from(text).toString("base64url");

describe.each(["local", "http"] as const)("a client that resumes over the %s transport", (transport) => {
  it.each([
    ["from next week", cursorOf("1.999999999")],
    ["from another ledger", cursorOf("7.1")],
  ])("%s is told of the gap, which is said and counted, and goes on without the cursor", async (_what, after) => {
    const officer = await test.officer();
    const socket = await connected({ port: routers.ports[transport] } as World, officer.authorization.slice(7));
    const [before, said] = [await sampleOf(ENDED), heard.lines("a stream ended").length];

    socket.subscribe({ query: WATCH, variables: { after } }, "1");

    expect((await socket.next()).payload).toMatchObject({ data: null, errors: [{ extensions: { code: "GAP" } }] });
    expect(await socket.next()).toMatchObject({ type: "complete" });
    expect(await sampleOf(ENDED)).toBe(before + 1);
    expect(heard.lines("a stream ended").slice(said)).toMatchObject([{ level: 30, code: "GAP" }]);

    const { live } = test.backend.cases.services;
    socket.subscribe({ query: WATCH }, "2");
    await expect.poll(() => live.load.streams, { interval: 5 }).toBe(1);
    await buildCase(test, officer, { title: "After the gap" });
    const event = { caseChanged: { case: { title: "After the gap" } } };
    expect((await socket.next()).payload).toMatchObject({ data: event });
    socket.close();
    await expect.poll(() => live.load.streams).toBe(0);
  });
});
