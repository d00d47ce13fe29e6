import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBus } from "../subgraphs/shared/bus/bus.ts";
import { roleOf } from "../subgraphs/shared/database-role.ts";
import { Tail } from "../subgraphs/shared/ledger/tail.ts";
import { createLog } from "../subgraphs/shared/log.ts";
import { Follower } from "../tests/drills/follower.ts";
import { Api } from "../tests/setup/api.ts";
import { newDataDir, removeDataDir } from "../tests/setup/data-dir.ts";
import { refusedStart } from "../tests/setup/product.ts";
import { type RunningServices, startServices } from "../tests/setup/services.ts";
import { urlAs } from "./backend.ts";
import { openDatabase } from "./database.ts";
import { DATABASE_ROLES } from "./database-roles.ts";
import { DEMO_PASSWORD } from "./demo/people.ts";
import { isAlive } from "./postgres/postmaster.ts";
import { choosePort } from "./postgres/server.ts";
import { openSecrets } from "./secrets.ts";

const NAMES = ["identity 1", "identity 2", "cases 1", "cases 2", "router 1", "router 2"];
const FIRSTS = NAMES.filter((name) => name.endsWith(" 1"));
const CREATE = "mutation($input: CreateCase!) { createCase(input: $input) { id } }";

describe("npm run start:services", { timeout: 240_000 }, () => {
  const dataDir = newDataDir("casegraph-services");
  let services: RunningServices;
  let port: number;

  beforeAll(async () => {
    port = await choosePort(null);
    services = await start();
  }, 240_000);
  afterAll(async () => {
    await services.stop();
    await removeDataDir(dataDir);
  });

  const start = ({ compiled = true, each = 2 } = {}) =>
    startServices({
      ...{ dataDir, port, compiled, replicas: each, routers: each },
      env: { LOG_LEVEL: "error", METRICS_PORT: "0" },
    });
  const officer = async () => {
    const api = new Api(...(services.urls as [string, ...string[]]));
    await api.signIn("officer@demo.casegraph.dev", DEMO_PASSWORD);
    return api;
  };

  it("runs two processes of everything, with the demo, behind two routers", async () => {
    for (const url of services.urls) {
      const api = new Api(url);
      await api.signIn("admin@demo.casegraph.dev", DEMO_PASSWORD);
      expect((await api.must("{ cases(first: 1) { totalCount } }")).cases.totalCount).toBe(200);
    }
    const accounts = (await (await fetch(`${services.urls[0]}/demo-accounts.json`)).json()) as object[];
    expect(accounts).toContainEqual(expect.objectContaining({ email: "officer@demo.casegraph.dev" }));
  });

  it("lets a process hear what another wrote well before it would look by itself", async () => {
    const api = await officer();
    const late = await heardAfter(api, dataDir);

    // Looking every 50 ms at each of two stations takes 50 ms as a median; told, it is a few.
    expect(late.sort((a, b) => a - b)[late.length / 2]).toBeLessThan(25);
  });

  it("tells on a private port of each process how it fares", async () => {
    const api = await officer();
    const follower = new Follower(services.urls, api.authorization ?? "", 0);
    await follower.opened;
    const stranger = new Api(services.urls[0]!);
    for (let n = 0; n < 6; n++) await stranger.signIn("nobody@example.org", "wrong").catch(() => undefined);
    await api.must(CREATE, { input: { title: "To be counted" } });

    const all = () => Promise.all(NAMES.map((name) => samplesOf(services, name)));
    await expect
      .poll(async () => {
        const [samples, subgraphs] = [await all(), NAMES.slice(0, 4)];
        const sum = (sample: string) => samples.reduce((total, of) => total + (of.get(sample) ?? 0), 0);
        return {
          heads: new Set(subgraphs.map((_, n) => samples[n]?.get("casegraph_ledger_head"))).size,
          lag: sum("casegraph_ledger_lag"),
          signedHeads: samples.filter((of) => (of.get("casegraph_ledger_signed_head_age_seconds") ?? 1e9) < 300).length,
          pools: subgraphs.filter((name, n) => poolOf(name, samples[n]!) > 0).length,
          subscriptions: sum("casegraph_router_subscriptions"),
          streams: sum('casegraph_live_streams{subgraph="cases"}'),
          queues: samples.filter((of) => of.get('casegraph_live_deepest_queue{subgraph="cases"}') === 0).length,
          limited: sum('casegraph_limits_hit_total{limit="sign-in-guess"}'),
          wrong: sum('casegraph_sign_ins_total{method="password",code="WRONG_CREDENTIALS"}'),
          proven: sum('casegraph_sign_ins_total{method="password",code="PROVEN"}') > 0,
        };
      })
      .toEqual({
        heads: 1,
        lag: 0,
        signedHeads: 1,
        pools: 4,
        subscriptions: 1,
        streams: 1,
        queues: 2,
        limited: 1,
        wrong: 5,
        proven: true,
      });
    await follower.stop();
    expect(new Set(NAMES.map((name) => services.metricsPortOf(name))).size).toBe(NAMES.length);
  });

  it("starts what was killed again, and goes on meanwhile", async () => {
    const api = await officer();
    for (const name of ["cases 1", "identity 1", "router 2"]) {
      const pid = services.pidOf(name);
      process.kill(pid, "SIGKILL");
      expect(await api.must("{ me { displayName } cases(first: 1) { totalCount } }")).toHaveProperty("cases");
      await services.replaced(name, pid);
      expect(services.output()).toContain(`${name} ended (SIGKILL): starting it again`);
      await expect.poll(() => samplesOf(services, name).catch(() => null)).not.toBeNull();
    }
  });

  it("leaves nothing behind that is in the way of the next start, however it ended", async () => {
    const pids = NAMES.map((name) => services.pidOf(name));
    await services.stop("SIGKILL");

    // As npm runs it, one process of each; the other start is compiled, and so is what is killed meanwhile: that takes less time.
    services = await start({ compiled: false, each: 1 });

    // Their database has gone with the program that kept it: what still asks for it gives up first.
    await expect.poll(() => pids.filter(isAlive), { timeout: 60_000 }).toEqual([]);
    await officer();
  });

  it("stops everything at Ctrl-C", async () => {
    const pids = [services.pid, ...FIRSTS.map((name) => services.pidOf(name))];

    await services.stop("SIGINT");

    expect(pids.filter(isAlive)).toEqual([]);
  });
});

describe("npm run start:services that cannot run", { timeout: 60_000 }, () => {
  const [dataDir, another] = [newDataDir("casegraph-services"), newDataDir("casegraph-services")];
  afterAll(() => Promise.all([removeDataDir(dataDir), removeDataDir(another)]));

  it("says what is wrong with its environment in one line", async () => {
    const env = { REPLICAS: "0", REDIS_URL: "http://user:hunter2@localhost" };

    const { code, stderr } = await refusedStart({ dataDir, port: 1, env, compiled: true }, "start-services");

    expect(code).toBe(1);
    expect(stderr).toMatch(/^The environment is not usable: REPLICAS: .*; REDIS_URL: must be a redis:\/\/ URL\n$/);
  });

  it("says that a port is taken, be it that of the second router or of a process's metrics", async () => {
    const port = await choosePort(null);
    const other = createServer().listen(port + 1, "127.0.0.1");
    await once(other, "listening");

    const refused = await Promise.all([
      refusedStart({ dataDir, port, env: { ROUTERS: "2" }, compiled: true }, "start-services"),
      refusedStart(
        { dataDir: another, port: port + 2, env: { METRICS_PORT: String(port) }, compiled: true },
        "start-services",
      ),
    ]);

    const taken = `Port ${port + 1} of 127.0.0.1 is taken: stop the program that has it, or set`;
    expect(refused.map(({ stderr }) => stderr)).toEqual([`${taken} PORT.\n`, `${taken} METRICS_PORT.\n`]);
    expect(refused.map(({ code }) => code)).toEqual([1, 1]);
    other.close();
  });
});

/** What a process tells, by sample. */
async function samplesOf(services: RunningServices, name: string): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(`http://127.0.0.1:${services.metricsPortOf(name)}/metrics`)).text();
  const lines = text.split("\n").filter((line) => line && !line.startsWith("#"));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ") + 1))]),
  );
}

/** How many connections to the database the subgraph of this process has. */
function poolOf(name: string, samples: ReadonlyMap<string, number>): number {
  const of = (state: string) =>
    samples.get(`casegraph_database_connections{subgraph="${name.split(" ")[0]}",state="${state}"}`) ?? 0;
  return of("busy") + of("idle");
}

/** For each of forty changes: how long after its answer this process had its entry, in milliseconds. */
async function heardAfter(api: Api, dataDir: string): Promise<number[]> {
  const { ownerUrl } = await openDatabase({
    env: { databaseUrl: null },
    dataDir,
    say: () => undefined,
    share: true,
  });
  const password = openSecrets(dataDir, DATABASE_ROLES).passwords.identity ?? "";
  const databaseUrl = urlAs(ownerUrl, roleOf("identity"), password);
  const log = createLog("test", "silent");
  const bus = openBus({ databaseUrl, log });
  const tail = new Tail(databaseUrl, bus, log);
  await tail.start();
  const late: number[] = [];
  try {
    for (let n = 0; n < 40; n++) {
      const heard = new Promise<number>((resolve) => {
        const off = tail.listen({ cases: ["case.created"] }, () => {
          off();
          resolve(performance.now());
        });
      });
      await api.must(CREATE, { input: { title: `Heard, ${randomUUID()}` } });
      const answered = performance.now();
      late.push((await heard) - answered);
    }
  } finally {
    await tail.close();
    await bus.close();
  }
  return late;
}
