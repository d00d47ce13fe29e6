import { serverAudits } from "graphql-http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startWorld, type World } from "./testing/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld("local", { development: true });
});
afterAll(() => world.close());

describe("GraphQL over HTTP", () => {
  const audits = serverAudits({ url: () => `${world.url}/graphql`, fetchFn: fetch });

  it.each(audits.map(({ id, name, fn }) => ({ id, name, fn })))("$id $name", async ({ fn }) => {
    const result = await fn();

    expect(result.status === "ok" ? "ok" : result.reason).toBe("ok");
  });
});
