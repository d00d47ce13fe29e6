import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { killed, query, serverIn, urlOf, useClusters } from "../../tests/setup/clusters.ts";
import { isAlive } from "./postmaster.ts";

const { hold, newFolder, start, startDurable } = useClusters();

describe("the embedded PostgreSQL after a crash", () => {
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
    const server = await startDurable(folder, (line) => said.push(line));
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

async function goneProcess(): Promise<number> {
  const child = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await once(child, "exit");
  return child.pid ?? 0;
}
