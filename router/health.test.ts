import { afterEach, describe, expect, it } from "vitest";
import { call, startWorld, type World } from "./testing/world.ts";

let world: World;
afterEach(() => world.close());

describe("health", () => {
  it("is up as soon as the process answers, whatever its subgraphs do", async () => {
    world = await startWorld("http");
    await world.processes.get("cases")?.close();

    expect((await call(`${world.url}/health`)).json).toEqual({ status: "up" });
  });
});

describe("readiness", () => {
  it("says that every subgraph answers, or which one does not", async () => {
    world = await startWorld("http");
    expect(await call(`${world.url}/ready`)).toMatchObject({
      status: 200,
      json: { status: "ready", subgraphs: { identity: true, cases: true } },
    });

    await world.processes.get("cases")?.close();

    await expect
      .poll(() => call(`${world.url}/ready`), { timeout: 3_000 })
      .toMatchObject({
        status: 503,
        json: { status: "waiting", subgraphs: { identity: true, cases: false } },
      });
  });
});
