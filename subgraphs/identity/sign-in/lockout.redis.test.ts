import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Person, useBackend } from "../../../tests/setup/backend.ts";
import { redisServer, startRedis, type TestRedis } from "../../../tests/setup/redis.ts";
import { openRedis } from "../../shared/bus/redis.ts";
import { countInRedis } from "../../shared/limits/limits.ts";
import { createLog } from "../../shared/log.ts";
import { Role } from "../roles/roles.ts";
import { type Browser, browser, member, PASSWORD, SIGN_IN, signedIn } from "./testing.ts";

const test = useBackend();

describe.skipIf(!redisServer)("an account that is guessed at, where Redis counts", () => {
  let server: TestRedis;
  let redis: ReturnType<typeof openRedis>;
  beforeAll(async () => {
    const log = createLog("test", "silent");
    server = await startRedis();
    redis = openRedis(server.url, log);
    countInRedis(test.backend.identity.db, redis, "identity", log);
  });
  beforeEach(() => expect.poll(() => redis.status).toBe("ready"));
  afterAll(async () => {
    redis.disconnect();
    await server.remove();
  });

  const attempt = async (who: Person, password: string, from: Browser) =>
    (await test.ask("identity", null, SIGN_IN, { input: { identifier: who.email, password } }, from)).data.signIn;
  /** How many of so many parallel guesses were looked at. */
  const checked = async (who: Person, from: Browser, guesses = 40) => {
    const answers = await Promise.all(Array.from({ length: guesses }, (_, n) => attempt(who, `guess ${n}`, from)));
    return answers.filter(({ code }) => code === "WRONG_CREDENTIALS").length;
  };

  it("has five guesses looked at, and stays locked when Redis forgets", async () => {
    const [asha, from] = [await member(test), browser()];
    expect(await checked(asha, from)).toBe(5);

    await server.wipe();

    expect(await checked(asha, from)).toBe(0);
    expect((await attempt(asha, PASSWORD, from)).code).toBe("TOO_MANY_ATTEMPTS");
  });

  it("stays locked while Redis is away, and others are counted on", async () => {
    const [asha, ben, from] = [await member(test), await member(test), browser()];
    expect(await checked(asha, from)).toBe(5);

    await server.kill();
    await expect.poll(() => redis.status).not.toBe("ready");

    expect(await checked(asha, from)).toBe(0);
    expect(await checked(ben, from)).toBe(5);
    await server.start();
  });

  it("is open to its owner's browser, and to all when it is unlocked, whatever Redis remembers", async () => {
    const [asha, admin] = [await member(test), await test.person(Role.ADMIN)];
    const [theirs, another] = [browser(), browser()];
    await signedIn(test, asha, theirs);
    await checked(asha, another);
    expect((await attempt(asha, PASSWORD, theirs)).__typename).toBe("SignedIn");

    const UNLOCK = "mutation($input: UnlockAccount!) { unlockAccount(input: $input) { id } }";
    await test.ask("identity", admin, UNLOCK, { input: { id: asha.id, reason: "They called" } });

    expect((await attempt(asha, PASSWORD, another)).__typename).toBe("SignedIn");
  });
});
