import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { openDataDir } from "../data-dir.ts";
import { accountFor, canReach } from "./account.ts";
import { platformPackage } from "./binaries.ts";
import { discardCluster, type Postgres, startPostgres } from "./postgres.ts";
import { isAlive, postmasterOf } from "./postmaster.ts";

const FIXTURE = fileURLToPath(new URL("./hold.fixture.ts", import.meta.url));
const isRoot = process.getuid?.() === 0;

const folders: string[] = [];
const servers: Postgres[] = [];
const children: ChildProcess[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) await killed(child, "SIGKILL");
  for (const server of servers.splice(0)) await server.stop();
  for (const folder of folders.splice(0)) {
    if (existsSync(join(folder, "postgres.json"))) await discardCluster(folder);
    rmSync(folder, { recursive: true, force: true });
  }
});

describe("the embedded PostgreSQL", () => {
  it("keeps what was written from one start to the next, on the same port", async () => {
    const folder = newFolder();
    const first = await start(folder);
    await query(first.url, "create table kept as select 7 as n");
    await first.stop();

    const second = await start(folder);

    expect(second.port).toBe(first.port);
    expect(await query(second.url, "select n from kept")).toEqual([{ n: 7 }]);
  });

  it("takes another port when somebody else has that of last time", async () => {
    const folder = newFolder();
    const other = newFolder();
    const first = await start(folder);
    await first.stop();
    await startOn(other, first.port);

    const second = await start(folder);

    expect(second.port).not.toBe(first.port);
    expect(await query(second.url, "select 1 as n")).toEqual([{ n: 1 }]);
  });

  it("asks every connection for the password, which only its owner can read", async () => {
    const folder = newFolder();
    const { url } = await start(folder);
    const guess = new URL(url);
    guess.password = "guess";

    await expect(query(guess.href, "select 1")).rejects.toMatchObject({ code: "28P01" });
    expect(statSync(join(folder, "postgres.json")).mode & 0o777).toBe(0o600);
    expect(await query(url, "show listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
  });

  it("is durable unless it is meant to be thrown away", async () => {
    const folder = newFolder();
    const server = await startPostgres({ dataDir: folder });
    servers.push(server);

    expect(await query(server.url, "select current_setting('fsync') as fsync")).toEqual([{ fsync: "on" }]);
  });

  it("runs under another account when root starts it", { skip: !isRoot }, async () => {
    const { cluster } = await start(newFolder());

    expect(statSync(cluster).uid).not.toBe(0);
  });

  it("works for root in a folder that no other account can enter", { skip: !isRoot }, async () => {
    const closed = newFolder(0o700);
    const { url, cluster } = await start(closed);

    expect(cluster.startsWith(closed)).toBe(false);
    expect(await query(url, "select 1 as n")).toEqual([{ n: 1 }]);
  });

  it("works for an ordinary user", { skip: !isRoot || !canReach(FIXTURE, ordinaryUser()) }, async () => {
    const folder = newFolder();
    const user = ordinaryUser();
    chownSync(folder, user.uid, user.gid);
    const child = hold(folder, user);

    expect(await query(await urlOf(child), "select 1 as n")).toEqual([{ n: 1 }]);
    await killed(child, "SIGTERM");
    expect(postmasterOf(join(folder, "postgres"))).toBeNull();
  });
});

describe("after a crash", () => {
  it("takes over the server that a killed process left running", async () => {
    const folder = newFolder();
    const child = hold(folder);
    const url = await urlOf(child);
    await query(url, "create table kept as select 7 as n");
    await killed(child, "SIGKILL");
    const orphan = serverIn(folder);

    const server = await start(folder);

    expect(serverIn(folder)).toBe(orphan);
    expect(await query(server.url, "select n from kept")).toEqual([{ n: 7 }]);
    await server.stop();
    expect(isAlive(orphan)).toBe(false);
  });

  it("recovers when the process and its server were both killed", async () => {
    const folder = newFolder();
    const child = hold(folder, undefined, "durable");
    const url = await urlOf(child);
    await query(url, "create table kept as select 7 as n");
    const server = serverIn(folder);
    await killed(child, "SIGKILL");
    process.kill(server, "SIGKILL");

    expect(await query((await start(folder)).url, "select n from kept")).toEqual([{ n: 7 }]);
  });

  it("is not fooled by a stranger who has the dead server's number now", async () => {
    const folder = newFolder();
    const first = await start(folder);
    await first.stop();
    writeFileSync(
      join(first.cluster, "postmaster.pid"),
      `${process.pid}\n${first.cluster}\n0\n${first.port}\n\n127.0.0.1\n\nready\n`,
    );

    expect(await query((await start(folder)).url, "select 1 as n")).toEqual([{ n: 1 }]);
  });

  it("brings a server back that was killed under a running product", async () => {
    const folder = newFolder();
    const said: string[] = [];
    const server = await startPostgres({ dataDir: folder, say: (line) => said.push(line) });
    servers.push(server);
    await query(server.url, "create table kept as select 7 as n");
    const before = serverIn(folder);

    process.kill(before, "SIGKILL");

    await expect
      .poll(() => query(server.url, "select n from kept").catch(() => null), { timeout: 15_000 })
      .toEqual([{ n: 7 }]);
    expect(serverIn(folder)).not.toBe(before);
    expect(said).toEqual(["PostgreSQL went away: starting it again"]);
  });

  it("starts over when making the cluster was cut short", async () => {
    const folder = newFolder();
    const gone = await goneProcess();
    mkdirSync(join(folder, `postgres.draft-${gone}`));
    writeFileSync(join(folder, `postgres.draft-${gone}`, "PG_VERSION"), "18");
    writeFileSync(join(folder, `postgres.draft-${gone}.password`), "x");

    const { url, cluster } = await start(folder);

    expect(await query(url, "select 1 as n")).toEqual([{ n: 1 }]);
    expect(readdirSync(join(cluster, "..")).filter((name) => name.includes("draft"))).toEqual([]);
  });
});

describe("one data folder", () => {
  it("serves one product at a time and says who has it", async () => {
    const folder = newFolder();
    await start(folder);
    const second = hold(folder);

    expect(await lineOf(second.stderr)).toBe(`Casegraph already runs on ${folder} (process ${process.pid}).`);
    expect(second.exitCode ?? (await once(second, "exit"))[0]).toBe(1);
    expect(serverIn(folder)).toBeGreaterThan(0);
  });

  it("can be shared by a command, which leaves the server to the product", async () => {
    const folder = newFolder();
    const product = await start(folder);

    const shared = await startPostgres({ dataDir: folder, durable: false, share: true });
    await shared.stop();

    expect(shared.url).toBe(product.url);
    expect(await query(product.url, "select 1 as n")).toEqual([{ n: 1 }]);
  });

  it("is made once by two first starts at the same moment", async () => {
    const folder = newFolder();
    const both = [hold(folder), hold(folder)];

    const codes = await Promise.all(both.map((child) => Promise.race([urlOf(child).then(() => "up"), refusal(child)])));

    expect(codes.toSorted()).toEqual(["refused", "up"]);
  });

  it("that cannot be written is refused in one line", () => {
    const file = join(newFolder(), "a-file");
    writeFileSync(file, "");

    expect(() => openDataDir(join(file, "below"))).toThrow(
      /^Cannot write to .*below \(a file is in the way\): set DATA_DIR to a folder that you may write to\.$/,
    );
  });

  it("whose password was lost is refused in one line", async () => {
    const folder = newFolder();
    await (await start(folder)).stop();
    const state = join(folder, "postgres.json");
    rmSync(state);
    writeFileSync(join(folder, "note"), "");

    await expect(startPostgres({ dataDir: folder })).rejects.toThrow(
      `${state} is missing, and with it the database's password: restore it.`,
    );
  });
});

it("a platform without an embedded PostgreSQL is told what to set", () => {
  expect(() => platformPackage("aix", "ppc64")).toThrow(
    "There is no embedded PostgreSQL for aix-ppc64: set DATABASE_URL to a PostgreSQL 15 or newer of yours.",
  );
});

/** Root's folders can be passed through, so that clusters stay inside and go with them. */
function newFolder(mode = 0o711): string {
  const folder = openDataDir(mkdtempSync(join(tmpdir(), "casegraph-postgres-")));
  if (isRoot) chmodSync(folder, mode);
  folders.push(folder);
  return folder;
}

async function start(dataDir: string): Promise<Postgres> {
  const server = await startPostgres({ dataDir, durable: false });
  servers.push(server);
  return server;
}

async function startOn(folder: string, port: number): Promise<void> {
  writeFileSync(join(folder, "postgres.json"), JSON.stringify({ password: "not-secret", port, outside: null }), {
    mode: 0o600,
  });
  await start(folder);
}

function hold(folder: string, user?: { uid: number; gid: number }, ...rest: string[]): ChildProcess {
  const child = spawn(process.execPath, ["--import", "tsx", FIXTURE, folder, ...rest], {
    ...user,
    // What tsx keeps for itself goes with the folder.
    env: user ? { ...process.env, TMPDIR: folder } : process.env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  return child;
}

function urlOf(child: ChildProcess): Promise<string> {
  return lineOf(child.stdout);
}

async function lineOf(stream: ChildProcess["stdout"]): Promise<string> {
  if (!stream) throw new Error("no pipe");
  const [line] = await once(createInterface(stream), "line");
  return line;
}

async function refusal(child: ChildProcess): Promise<string> {
  const line = await lineOf(child.stderr);
  return /^Casegraph already runs on /.test(line) ? "refused" : line;
}

async function killed(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, "exit");
}

async function goneProcess(): Promise<number> {
  const child = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await once(child, "exit");
  return child.pid ?? 0;
}

function serverIn(folder: string): number {
  return postmasterOf(join(folder, "postgres"))?.pid ?? 0;
}

function ordinaryUser(): { uid: number; gid: number } {
  return accountFor("/nonexistent") ?? { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
