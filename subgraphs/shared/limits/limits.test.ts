import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { heardLog, sampleOf } from "../../../tests/setup/heard.ts";
import { redisServer, startRedis, type TestRedis } from "../../../tests/setup/redis.ts";
import { type Silent, startSilent } from "../../../tests/setup/silent.ts";
import { openRedis } from "../bus/redis.ts";
import { createLog } from "../log.ts";
import type { Limit } from "./limit.ts";
import { countInRedis, limiterOf } from "./limits.ts";

const test = useBackend();
const LIMIT: Limit = { name: "test-guess", points: 5, seconds: 900, blockSeconds: 1800 };
const quiet = createLog("test", "silent");
let key: string;

beforeEach(() => {
  key = randomUUID();
});

const db = () => test.backend.identity.db;
const take = (limit = LIMIT) => limiterOf(db()).take(limit, key);
/** How many got through: who waited too long for the database was refused as well. */
const allowed = async (times: number) => {
  const taken = await Promise.allSettled(Array.from({ length: times }, () => take()));
  return taken.filter((one) => one.status === "fulfilled" && one.value.allowed).length;
};

function useRedis(url: () => string, log = quiet): () => ReturnType<typeof openRedis> {
  let redis: ReturnType<typeof openRedis>;
  beforeAll(() => {
    redis = openRedis(url(), log);
    countInRedis(db(), redis, "identity", log);
  });
  afterAll(() => redis.disconnect());
  return () => redis;
}

/** What holds wherever the points are counted. */
function limits(): void {
  it("lets five of a thousand parallel guesses through", async () => {
    expect(await allowed(1000)).toBe(5);
    expect(await allowed(10)).toBe(0);
  });

  it("says once that somebody ran out, and until when", async () => {
    const taken = await Promise.all(Array.from({ length: 20 }, () => take()));
    const refusals = taken.flatMap((one) => (one.allowed ? [] : [one]));

    expect(refusals.filter(({ first }) => first)).toHaveLength(1);
    expect((await take()) as object).toMatchObject({ allowed: false, first: false });
    const wait = Number(refusals.find(({ first }) => first)?.retryAt) - Date.now();
    expect(wait).toBeGreaterThan(1_700_000);
    expect(wait).toBeLessThan(1_900_000);
  });

  it("gives a point back, and forgets everything when the work succeeded", async () => {
    expect(await allowed(5)).toBe(5);
    await limiterOf(db()).giveBack(LIMIT, key);
    expect(await allowed(2)).toBe(1);

    await limiterOf(db()).clear(LIMIT, key);
    expect(await allowed(6)).toBe(5);
  });

  it("never hands out more than there was", async () => {
    await limiterOf(db()).giveBack(LIMIT, key);

    expect(await allowed(20)).toBeLessThanOrEqual(6);
  });
}

describe("limits counted in PostgreSQL", limits);

describe.skipIf(!redisServer)("limits counted in Redis", () => {
  let server: TestRedis;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.remove());
  const redis = useRedis(() => server.url);
  beforeEach(() => expect.poll(() => redis().status).toBe("ready"));

  limits();

  it("lie under the subgraph's own prefix and hold no name or address", async () => {
    await take();

    const keys = await server.asAdmin((admin) => admin.keys("*"));

    expect(keys.length).toBeGreaterThan(0);
    for (const one of keys) expect(one).toMatch(/^casegraph:identity:limit:(test-guess:[\w-]{43}|beats:all)$/);
  });

  it("stay closed for who ran out when Redis forgets, and let everybody else in for one more window at the most", async () => {
    expect(await allowed(6)).toBe(5);
    await server.wipe();
    expect(await allowed(20)).toBe(0);

    key = randomUUID();
    expect(await allowed(4)).toBe(4);
    await server.wipe();
    expect(await allowed(20)).toBe(5);
    await server.wipe();
    expect(await allowed(20)).toBe(0);
  });

  it("are counted in PostgreSQL while Redis is away, and in Redis again when it is back", async () => {
    expect(await allowed(3)).toBe(3);
    await server.kill();
    await expect.poll(() => redis().status).not.toBe("ready");
    expect(await allowed(1000)).toBe(5);

    await server.start();
    await expect.poll(() => redis().status).toBe("ready");
    expect(await allowed(20)).toBe(0);
    key = randomUUID();
    const counted = async () => {
      await take();
      return (await server.asAdmin((admin) => admin.dbsize())) > 0;
    };
    await expect.poll(counted).toBe(true);
  });
});

describe.skipIf(!redisServer)("what is said of limits in Redis", () => {
  let server: TestRedis;
  const heard = heardLog();
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.remove());
  const redis = useRedis(() => server.url, heard.log);
  const counted = (where: string) => sampleOf(`casegraph_limits_counted_total{where="${where}"}`);

  it("is where each point was counted", async () => {
    await expect.poll(() => redis().status).toBe("ready");
    const [quick, slow] = [await counted("redis"), await counted("postgresql")];

    await take();
    expect([await counted("redis"), await counted("postgresql")]).toEqual([quick + 1, slow]);

    await server.kill();
    await expect.poll(() => redis().status).not.toBe("ready");
    await take();
    expect([await counted("redis"), await counted("postgresql")]).toEqual([quick + 1, slow + 1]);
    await server.start();
    await expect.poll(() => redis().status).toBe("ready");
  });

  it("is that Redis forgot, when it was wiped", async () => {
    const beats = () => server.asAdmin((admin) => admin.get("casegraph:identity:limit:beats:all"));
    await expect.poll(beats).not.toBeNull();
    const before = await sampleOf("casegraph_limits_forgotten_total");

    await server.wipe();

    const FORGOT = "Redis forgot what it had counted: who had run out of tries stays out, others begin anew";
    await expect.poll(() => heard.lines(FORGOT)).toMatchObject([{ level: 40 }]);
    expect((await sampleOf("casegraph_limits_forgotten_total")) - before).toBe(1);
  });

  it("is that Redis is full and counts nothing, while limits hold, and that it counts again", async () => {
    const REFUSES = "Redis does not count: limits are counted in PostgreSQL meanwhile";
    await server.asAdmin((admin) => admin.config("SET", "maxmemory", "1"));

    expect(await allowed(20)).toBe(5);
    expect(heard.lines(REFUSES)).toMatchObject([{ level: 40 }]);
    expect(await sampleOf('casegraph_connections_away{use="limits"}')).toBe(1);

    await server.asAdmin((admin) => admin.config("SET", "maxmemory", "0"));
    await expect.poll(() => heard.messages().at(-1)).toBe("Redis counts limits again");
    expect(await sampleOf('casegraph_connections_away{use="limits"}')).toBe(0);
  });
});

describe.skipIf(!redisServer)("limits, when Redis refuses the password", () => {
  let server: TestRedis;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.remove());
  useRedis(() => server.urlAs("casegraph", "yesterday's password"));

  limits();
});

describe("limits, when Redis accepts connections and never answers", () => {
  let silent: Silent;
  beforeAll(async () => {
    silent = await startSilent();
  });
  afterAll(() => silent.close());
  const redis = useRedis(() => `redis://casegraph:secret@127.0.0.1:${silent.port}/0`);
  beforeEach(() => expect.poll(() => redis().status).toBe("ready"));

  limits();
});

describe("limits, when neither Redis nor PostgreSQL is there", () => {
  const redis = useRedis(() => "redis://casegraph:secret@127.0.0.1:9/0");

  it("are refused", async () => {
    const { db: gone } = test.backend.cases;
    countInRedis(gone, redis(), "cases", quiet);
    await gone.destroy();

    await expect(limiterOf(gone).take(LIMIT, key)).rejects.toThrow();
    await gone.initialize();
  });
});
