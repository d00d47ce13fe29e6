import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Redis } from "ioredis";
import { RateLimiterRedis } from "rate-limiter-flexible";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { isInstalled } from "../../tests/setup/installed.ts";
import { freePort } from "../../tests/setup/product.ts";

const START = fileURLToPath(new URL("./start.sh", import.meta.url));
const PASSWORD = "a/password+of-the-tests";

const folder = mkdtempSync(join(tmpdir(), "casegraph-redis-"));
const clients: Redis[] = [];
let server: ChildProcess;
let port: number;

describe.skipIf(!isInstalled("redis-server"))("Redis as it is deployed", () => {
  beforeAll(async () => {
    for (const name of ["secrets", "data", "run"]) mkdirSync(join(folder, name));
    for (const user of ["identity", "cases", "messaging", "agents"])
      writeFileSync(join(folder, "secrets", `redis_${user}`), `${PASSWORD}\n`);
    port = await freePort();
    await start();
  });

  afterAll(async () => {
    for (const client of clients) client.disconnect();
    await end("SIGKILL");
    rmSync(folder, { recursive: true });
  });

  it("does for a service what it needs: count, forget, wake others", async () => {
    const [identity, listener] = [as("identity"), as("cases")];
    const options = { storeClient: identity, keyPrefix: "casegraph:identity:limit:x", points: 1, duration: 60 };
    const limiter = new RateLimiterRedis({ ...options, blockDuration: 90 });
    const woken = once(listener, "message");
    await listener.subscribe("casegraph:bus");

    await limiter.consume("somebody");
    await expect(limiter.consume("somebody")).rejects.toMatchObject({ consumedPoints: 2 });
    await limiter.reward("somebody", 1);
    expect(await limiter.delete("somebody")).toBe(true);
    await identity.publish("casegraph:bus", "entry");

    expect(await woken).toEqual(["casegraph:bus", "entry"]);
  });

  it.each([
    ["every key", ["keys", "*"]],
    ["a scan", ["scan", "0"]],
    ["to wipe it", ["flushall"]],
    ["to wipe its database", ["flushdb"]],
    ["its configuration", ["config", "get", "*"]],
    ["what it runs", ["monitor"]],
    ["who is connected", ["client", "list"]],
    ["the users", ["acl", "list"]],
    ["to debug it", ["debug", "sleep", "0"]],
    ["to end it", ["shutdown"]],
    ["another master", ["replicaof", "no", "one"]],
    ["a module", ["module", "list"]],
    ["a function", ["function", "list"]],
    ["another service's key", ["get", "casegraph:cases:limit:x"]],
    ["a key of nobody", ["set", "x", "1"]],
    ["another channel", ["publish", "other", "x"]],
    ["another service's key by a script", ["eval", "return redis.call('get', KEYS[1])", "1", "casegraph:cases:x"]],
    ["every key by a script", ["eval", "return redis.call('keys', '*')", "0"]],
  ])("refuses a service %s", async (_what, [command = "", ...args]) => {
    await expect(as("identity").call(command, ...args)).rejects.toThrow(
      /NOPERM|not allowed|can't run this command|can't access/,
    );
  });

  it("hears nobody without a name and a password, but a probe that may ask whether it lives", async () => {
    const stranger = connect({});
    const probe = connect({ username: "probe", password: "none" });

    await expect(stranger.ping()).rejects.toThrow("NOAUTH");
    await expect(as("identity", "wrong").ping()).rejects.toThrow(/WRONGPASS|NOAUTH/);
    expect(await probe.ping()).toBe("PONG");
    await expect(probe.get("casegraph:identity:x")).rejects.toThrow("NOPERM");
  });

  it("keeps what was counted when it is killed", async () => {
    await as("identity").set("casegraph:identity:kept", "5");
    // Written to the disk within a second; the operating system has it at once, and it outlives the process.
    await end("SIGKILL");
    await start();

    expect(await as("identity").get("casegraph:identity:kept")).toBe("5");
  });

  it("refuses what does not fit, and forgets nothing for it", async () => {
    const identity = as("identity");
    await identity.set("casegraph:identity:counter", "5");
    const filling = async () => {
      for (let n = 0; n < 200; n++) await identity.set(`casegraph:identity:fill:${n}`, "x".repeat(100_000));
    };

    await expect(filling()).rejects.toThrow("OOM");
    expect(await identity.get("casegraph:identity:counter")).toBe("5");
    await end("SIGTERM");
  });

  it("is told no password by an argument", () => {
    expect(server.spawnargs.join(" ")).not.toContain(PASSWORD);
    expect(execFileSync("cat", [join(folder, "run", "users.acl")], { encoding: "utf8" })).not.toContain(PASSWORD);
  });
});

async function start(): Promise<void> {
  const places = { SECRETS_DIR: "secrets", REDIS_RUN_DIR: "run", REDIS_DATA_DIR: "data" };
  const folders = Object.fromEntries(Object.entries(places).map(([name, place]) => [name, join(folder, place)]));
  server = spawn(START, {
    env: { ...process.env, ...folders, REDIS_BIND: "127.0.0.1", REDIS_PORT: String(port), REDIS_MAXMEMORY: "8mb" },
    stdio: "ignore",
  });
  await vi.waitFor(() => connect({ username: "probe", password: "none" }).ping(), { timeout: 10_000, interval: 50 });
}

async function end(signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, "exit");
  server.kill(signal);
  await ended;
}

function as(username: string, password = PASSWORD): Redis {
  return connect({ username, password });
}

function connect(who: { username?: string; password?: string }): Redis {
  const client = new Redis({ port, host: "127.0.0.1", ...who, enableReadyCheck: false, retryStrategy: () => null });
  client.on("error", () => undefined);
  clients.push(client);
  return client;
}
