import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newDataDir, removeDataDir } from "../tests/setup/data-dir.ts";
import { freePort, type ProductOptions, refusedStart, startProduct } from "../tests/setup/product.ts";
import { type Postgres, startPostgres } from "./postgres/postgres.ts";

const PASSWORD = "owner-of-their-own-database";
const folders: string[] = [];
let server: Postgres;

beforeAll(async () => {
  server = await startPostgres({ dataDir: folder(), durable: false });
});

afterAll(async () => {
  await server.stop();
  for (const each of folders) await removeDataDir(each);
});

describe("somebody's own PostgreSQL", { timeout: 120_000 }, () => {
  it("needs an owner who may create roles, and no superuser, even for the demo", async () => {
    const url = await ownedBy("careful", "createrole");
    const product = await startProduct({ ...(await place()), env: { DATABASE_URL: url, DEMO: "true" } });

    expect(await (await fetch(`${product.url}/ready`)).json()).toMatchObject({ status: "ready" });
    expect(product.output()).toContain("200 cases");
    expect(await product.stop()).toBe(0);
  });

  it.each([
    ["may not create roles", "nocreaterole", /42501, permission denied to .* role/],
    ["did not make the roles that are there", "createrole", /42501, permission denied to alter role: .*ADMIN option/],
  ])("is refused with what to do when its owner %s", async (what, rights, why) => {
    const { code, stderr } = await started(await ownedBy(what.replaceAll(" ", "_"), rights));

    expect(code).toBe(1);
    expect(stderr).toMatch(/^DATABASE_URL must be that of the database's owner, who may create roles/);
    expect(stderr).toMatch(why);
    expect(stderr).toContain('docs/operating.md says how to make one: "A PostgreSQL of your own".');
  });

  it("is refused to somebody who does not own it", async () => {
    const url = new URL(await ownedBy("guest", "createrole"));
    url.pathname = "/casegraph";

    expect((await started(url.href)).stderr).toMatch(/42501, permission denied for database casegraph/);
  });
});

function folder(): string {
  const made = newDataDir("casegraph-own-database");
  folders.push(made);
  return made;
}

async function place(): Promise<ProductOptions> {
  return { dataDir: folder(), port: await freePort(), compiled: true };
}

async function started(DATABASE_URL: string): Promise<{ code: number; stderr: string }> {
  return refusedStart({ ...(await place()), env: { DATABASE_URL } });
}

/** A database of its own for a role of its own; the address. */
async function ownedBy(name: string, rights: string): Promise<string> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(`create role ${name} login ${rights} password '${PASSWORD}'`);
  await client.query(`create database of_${name} owner ${name}`);
  await client.end();
  const url = new URL(server.url);
  Object.assign(url, { username: name, password: PASSWORD, pathname: `/of_${name}` });
  return url.href;
}
