import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chownSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  FIXTURE,
  isRoot,
  killed,
  lineOf,
  ordinaryUser,
  query,
  serverIn,
  urlOf,
  useClusters,
} from "../../tests/setup/clusters.ts";
import { openDataDir } from "../data-dir.ts";
import { canReach } from "./account.ts";
import { platformPackage } from "./binaries.ts";
import { startPostgres } from "./postgres.ts";
import { postmasterOf } from "./postmaster.ts";

const { hold, newFolder, start, startDurable } = useClusters();

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
    const server = await startDurable(folder);

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

async function startOn(folder: string, port: number): Promise<void> {
  writeFileSync(join(folder, "postgres.json"), JSON.stringify({ password: "not-secret", port, outside: null }), {
    mode: 0o600,
  });
  await start(folder);
}

async function refusal(child: ChildProcess): Promise<string> {
  const line = await lineOf(child.stderr);
  return /^Casegraph already runs on /.test(line) ? "refused" : line;
}
