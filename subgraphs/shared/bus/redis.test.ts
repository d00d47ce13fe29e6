import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type HeardLog, heardLog, sampleOf } from "../../../tests/setup/heard.ts";
import { redisServer, startRedis, type TestRedis } from "../../../tests/setup/redis.ts";
import { openRedis } from "./redis.ts";

const AWAY = 'casegraph_connections_away{use="limits"}';
const LOST = 'casegraph_connections_lost_total{use="limits"}';
const MEANWHILE = "limits are counted in PostgreSQL and every process looks by itself meanwhile";
const SILENT = `Redis does not answer: ${MEANWHILE}`;
const REFUSED = `Redis refuses the name or the password of this service (REDIS_URL): ${MEANWHILE}`;
const BACK = "Redis answers again";

describe.skipIf(!redisServer)("a connection to Redis", () => {
  let server: TestRedis;
  let heard: HeardLog;
  let redis: ReturnType<typeof openRedis> | undefined;
  let lostBefore: number;
  beforeEach(async () => {
    server = await startRedis();
    heard = heardLog();
    lostBefore = await sampleOf(LOST);
  });
  afterEach(async () => {
    redis?.disconnect();
    server.thaw();
    await server.remove();
  });

  async function open(url = server.url): Promise<void> {
    redis = openRedis(url, heard.log);
    await expect.poll(() => redis?.status).toBe("ready");
  }

  /** One line and one figure when it went, one line and the figure again when it is back. */
  async function goneAndBack(message: string, goes: () => unknown, comes: () => unknown): Promise<void> {
    await goes();
    await expect.poll(() => heard.messages("warn")).toEqual([message]);
    expect(await sampleOf(AWAY)).toBe(1);

    await comes();

    await expect.poll(() => heard.messages()).toEqual([message, BACK]);
    expect([await sampleOf(AWAY), (await sampleOf(LOST)) - lostBefore]).toEqual([0, 1]);
    expect(await redis?.ping()).toBe("PONG");
  }

  it("says that Redis is away, once, and that it is back", async () => {
    await open();

    await goneAndBack(
      SILENT,
      () => server.kill(),
      () => server.start(),
    );
  });

  it("is away together with the other connections of its process: one line without a stack when they go, one when all are back", async () => {
    await open();
    const others = [openRedis(server.url, heard.log, "wake-ups"), openRedis(server.url, heard.log, "wake-ups")];
    await expect.poll(() => others.map(({ status }) => status)).toEqual(["ready", "ready"]);
    const wakeUps = 'casegraph_connections_away{use="wake-ups"}';

    await server.kill();
    await expect.poll(async () => [await sampleOf(AWAY), await sampleOf(wakeUps)]).toEqual([1, 2]);
    await server.start();
    await expect.poll(async () => [await sampleOf(AWAY), await sampleOf(wakeUps)]).toEqual([0, 0]);
    for (const other of others) other.disconnect();

    expect(heard.messages()).toEqual([SILENT, BACK]);
    expect(heard.lines(SILENT)).toMatchObject([{ why: expect.stringMatching(/\w/) }]);
    expect(heard.text()).not.toContain("stack");
  });

  it("says so too when Redis stops answering on connections that stand", async () => {
    await open();
    await redis?.ping();

    await goneAndBack(
      SILENT,
      () => server.freeze(),
      () => server.thaw(),
    );
  });

  it("says that Redis refuses the password, never which, and comes in once it is the right one", async () => {
    const password = "yesterdays-password";

    await goneAndBack(
      REFUSED,
      () => open(server.urlAs("casegraph", password)),
      () => server.asAdmin((admin) => admin.acl("SETUSER", "casegraph", `>${password}`)),
    );

    expect(heard.text()).not.toContain(password);
    expect(heard.text()).toContain("WRONGPASS");
  });
});
