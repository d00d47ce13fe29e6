import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { heardLog, sampleOf } from "../../../tests/setup/heard.ts";
import { redisServer, startRedis, type TestRedis } from "../../../tests/setup/redis.ts";
import { type Silent, startSilent } from "../../../tests/setup/silent.ts";
import { createLog } from "../log.ts";
import { type Bus, type BusOptions, openBus } from "./bus.ts";
import { coalesced, messageOf, topicOf } from "./bus.wire.ts";
import { openRedis } from "./redis.ts";

const test = useBackend();
const log = createLog("bus", "silent");
const LOST = "wake-ups lost PostgreSQL: every process looks by itself meanwhile";
const CUT =
  "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'casegraph-bus' and datname = current_database()";
const open: Bus[] = [];
afterEach(() => Promise.all(open.splice(0).map((bus) => bus.close())));

function bus(options: Partial<BusOptions> = {}): Bus {
  const opened = openBus({ log, ...options });
  open.push(opened);
  return opened;
}

const woken = (listener: Bus, topic: "inbox" | "entry" = "entry") =>
  new Promise<void>((resolve) => {
    const off = listener.on(topic, () => {
      off();
      resolve();
    });
  });

/** The wake-up of another process: not one of those by which a connection begins. */
async function reaches(speaker: Bus, listener: Bus): Promise<void> {
  await expect
    .poll(async () => {
      const heard = woken(listener);
      speaker.wake("entry");
      return Promise.race([heard.then(() => true), new Promise((resolve) => setTimeout(resolve, 100, false))]);
    })
    .toBe(true);
}

const asIdentity = () => {
  const url = new URL(test.ownerUrl);
  url.username = "casegraph_identity";
  url.password = inject("postgres").secrets.passwords.identity as string;
  return url.href;
};

it("wakes whoever listens in this process, until they do not listen any more", () => {
  const here = bus();
  let heard = 0;
  const off = here.on("entry", () => {
    heard += 1;
  });

  here.wake("entry");
  here.wake("inbox");
  off();
  here.wake("entry");

  expect(heard).toBe(1);
});

it("sends one message at a time and topic, and one more for all that was woken meanwhile", async () => {
  const sent: string[] = [];
  const answers: (() => void)[] = [];
  const send = coalesced(async (message) => {
    sent.push(message);
    await new Promise<void>((resolve) => answers.push(resolve));
  });

  for (let n = 0; n < 100; n++) send("entry");
  send("inbox");
  expect(sent).toHaveLength(2);
  while (answers.length) {
    answers.shift()?.();
    await new Promise(setImmediate);
  }

  expect(sent).toHaveLength(3);
});

it("hears nothing in its own echo, nor in what no process of ours wrote", () => {
  const stranger = randomUUID();

  expect(topicOf(`${stranger} entry`)).toBe("entry");
  for (const message of [
    messageOf("entry"),
    `${stranger} drop`,
    "entry",
    "",
    null,
    7,
    `${stranger} ${"x".repeat(1e6)}`,
  ])
    expect(topicOf(message)).toBeNull();
});

/** The two ways between processes; each bus of a test stands for a process. */
function crossing(options: () => Partial<BusOptions>, cut: () => Promise<unknown>): void {
  it("reaches another process in a few milliseconds, as a rule", async () => {
    const [speaker, listener] = [foreign(options()), bus(options())];
    await reaches(speaker, listener);
    const took: number[] = [];
    for (let n = 0; n < 100; n++) {
      const heard = woken(listener);
      const at = performance.now();
      speaker.wake("entry");
      await heard;
      took.push(performance.now() - at);
    }

    // The floor of whoever follows is 50 ms: on an idle machine this is below one.
    expect(took.sort((a, b) => a - b)[50]).toBeLessThan(15);
  });

  it("finds its way back when its connections were cut", async () => {
    const [speaker, listener] = [foreign(options()), bus(options())];
    await reaches(speaker, listener);

    await cut();

    await reaches(speaker, listener);
  });
}

describe("wake-ups over PostgreSQL", () => {
  crossing(
    () => ({ databaseUrl: asIdentity() }),
    () => test.owner.query(CUT),
  );

  it("are lost in one line of the log and back in another, however often it is tried between", async () => {
    const heard = heardLog();
    const away = () => sampleOf('casegraph_connections_away{use="wake-ups"}');
    const database = new URL(test.ownerUrl).pathname.slice(1);
    const letIn = (most: number) => test.owner.query(`alter database "${database}" connection limit ${most}`);
    const [speaker, listener] = [
      foreign({ databaseUrl: test.ownerUrl }),
      bus({ databaseUrl: asIdentity(), log: heard.log }),
    ];
    await reaches(speaker, listener);

    await letIn(0);
    await test.owner.query(CUT);
    await expect.poll(away).toBe(1);
    await expect.poll(() => heard.messages()).toEqual([LOST]);
    // Some attempts of its own.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await letIn(-1);

    await expect.poll(() => heard.messages()).toEqual([LOST, "wake-ups come over PostgreSQL again"]);
    expect(heard.lines(LOST)).toMatchObject([{ level: 40 }]);
    expect(await away()).toBe(0);
    await reaches(speaker, listener);
  });

  it("are garbage when somebody else sends garbage, and go on", async () => {
    const [speaker, listener] = [foreign({ databaseUrl: asIdentity() }), bus({ databaseUrl: asIdentity() })];
    await reaches(speaker, listener);

    await test.owner.query("select pg_notify('casegraph_bus', $1)", ["x".repeat(7000)]);

    await reaches(speaker, listener);
  });
});

describe.skipIf(!redisServer)("wake-ups over Redis", () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.remove());

  crossing(
    () => ({ redisUrl: redis.url }),
    async () => {
      await redis.kill();
      await redis.start();
    },
  );
});

describe("a bus whose Redis never answers", () => {
  let silent: Silent;
  beforeAll(async () => {
    silent = await startSilent();
  });
  afterAll(() => silent.close());

  it("still wakes whoever listens in this process", async () => {
    const here = bus({ redisUrl: `redis://casegraph:secret@127.0.0.1:${silent.port}/0` });
    const heard = woken(here);

    here.wake("entry");

    await heard;
  });
});

/** Speaks as another process would: the echo of this one would not be heard. */
function foreign({ databaseUrl, redisUrl }: Partial<BusOptions>): Bus {
  const sender = randomUUID();
  const publish = redisUrl ? redisPublisher(redisUrl) : postgresPublisher(databaseUrl ?? "");
  const send = coalesced((message) => publish.send(message.replace(/^\S+/, sender)));
  const speaker: Bus = { wake: send, on: () => () => undefined, close: publish.close };
  open.push(speaker);
  return speaker;
}

function postgresPublisher(url: string) {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  pool.on("error", () => undefined);
  return {
    send: (message: string) => pool.query("select pg_notify('casegraph_bus', $1)", [message]),
    close: () => pool.end(),
  };
}

function redisPublisher(url: string) {
  const redis = openRedis(url, log);
  return {
    send: (message: string) => redis.publish("casegraph:bus", message),
    close: async () => redis.disconnect(),
  };
}
