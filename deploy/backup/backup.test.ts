import { execFileSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { prepareDatabase } from "../../standalone/prepare.ts";
import { Role } from "../../subgraphs/identity/roles/roles.ts";
import { TestBackend } from "../../tests/setup/backend.ts";
import { type DebianPostgres, debianPostgres, startDebianPostgres } from "../../tests/setup/debian-postgres.ts";

const script = (name: string) => fileURLToPath(new URL(`./${name}`, import.meta.url));

const folder = mkdtempSync(join(tmpdir(), "casegraph-backup-"));
const passwordFile = join(folder, "password");
let server: DebianPostgres;

describe.skipIf(!debianPostgres)("the nightly backup", { timeout: 120_000 }, () => {
  const { secrets } = inject("postgres");

  beforeAll(async () => {
    server = await startDebianPostgres();
    writeFileSync(passwordFile, `${server.password}\n`);
    await onServer("create database casegraph");
    await prepareDatabase(server.urlOf("casegraph"), secrets.passwords);
    const backend = new TestBackend();
    await backend.open(server.urlOf("casegraph"), secrets);
    const officer = await backend.officer("Asha");
    for (let n = 0; n < 5; n++) {
      await backend.ask("cases", officer, `mutation { createCase(input: { title: "Case ${n}" }) { id } }`);
    }
    await backend.person(Role.ADMIN);
    await backend.backend.settled();
    await backend.close();
  });

  afterAll(async () => {
    await server?.close();
    rmSync(folder, { recursive: true });
  });

  it("comes back as it was, row for row, and the product goes on with it", async () => {
    run("backup.sh", ["now"]);
    await onServer("create database restored");
    const said = run("restore.sh", [newest()], { PGDATABASE: "restored" });

    expect(said).toContain("is restored");
    expect(await digests("restored")).toEqual(await digests("casegraph"));
    expect(await rights("restored")).toEqual(await rights("casegraph"));
    expect(await prepareDatabase(server.urlOf("restored"), secrets.passwords)).toBe(0);
    const backend = new TestBackend();
    await backend.open(server.urlOf("restored"), secrets);
    expect(await backend.person(Role.OFFICER)).toMatchObject({ id: expect.any(String) });
    await backend.close();
  });

  it("is not put over anything, and not when it is not what was written", async () => {
    expect(() => run("restore.sh", [newest()])).toThrow("This database is not empty");
    const damaged = newest();
    appendFileSync(damaged, "x");

    await onServer("create database damaged");
    expect(() => run("restore.sh", [damaged], { PGDATABASE: "damaged" })).toThrow(/FAILED|did NOT match/);
    expect(await digests("damaged")).toEqual([]);
  });

  it("keeps the newest ones, and removes what a cut one left", () => {
    for (const day of ["01", "02", "03"]) writeFileSync(join(folder, `casegraph-202601${day}T023000Z.dump`), "old");
    writeFileSync(join(folder, "casegraph-20260104T023000Z.dump.partial"), "cut short");

    run("backup.sh", ["now"], { BACKUP_KEEP: "2" });

    const kept = readdirSync(folder).filter((name) => name.startsWith("casegraph-"));
    expect(kept.filter((name) => name.endsWith(".dump"))).toHaveLength(2);
    expect(kept.filter((name) => /2026010|partial/.test(name))).toEqual([]);
  });

  it("fails where it cannot be taken, and leaves what is there", () => {
    const before = readdirSync(folder);

    expect(() => run("backup.sh", ["now"], { PGDATABASE: "elsewhere" })).toThrow("elsewhere");
    expect(readdirSync(folder).filter((name) => name.endsWith(".dump"))).toEqual(
      before.filter((name) => name.endsWith(".dump")),
    );
  });
});

function run(name: string, args: string[], env: Record<string, string> = {}): string {
  const PATH = `${debianPostgres}:${process.env.PATH}`;
  const database = { PGHOST: "127.0.0.1", PGPORT: String(server.port), PGUSER: server.user, PGDATABASE: "casegraph" };
  const own = { PATH, ...database, PGPASSWORD_FILE: passwordFile, BACKUP_DIR: folder, ...env };
  return execFileSync(script(name), args, { env: own, encoding: "utf8", stdio: "pipe" });
}

function newest(): string {
  const names = readdirSync(folder).filter((name) => name.endsWith(".dump"));
  return join(folder, names.sort().at(-1) ?? "");
}

/** Of every table, by its rows whatever their order. */
async function digests(database: string): Promise<[table: string, digest: string][]> {
  return onServer(
    `select schemaname || '.' || tablename as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    database,
    async (client, rows) => {
      const tables = rows.map(({ name }) => String(name));
      const digest = async (table: string) => {
        const sql = `select count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from ${table} t`;
        return String((await client.query(sql)).rows[0].digest);
      };
      const found: [string, string][] = [];
      for (const table of tables) found.push([table, await digest(table)]);
      return found;
    },
  );
}

/** Who may do what with each table and function. */
function rights(database: string): Promise<unknown[]> {
  return onServer(
    `select c.oid::regclass::text as name, c.relacl::text[] as acl from pg_class c
       join pg_namespace n on n.oid = c.relnamespace where n.nspname !~ '^(pg_|information)' and c.relkind in ('r', 'p', 'S', 'v')
     union all
     select p.oid::regprocedure::text, p.proacl::text[] from pg_proc p
       join pg_namespace n on n.oid = p.pronamespace where n.nspname !~ '^(pg_|information)' order by 1`,
    database,
    async (_client, rows) => rows.map(({ name, acl }) => [name, [...((acl as string[] | null) ?? [])].sort()]),
  );
}

type Rows = Record<string, unknown>[];

async function onServer<T = void>(
  sql: string,
  database = "postgres",
  read: (client: pg.Client, rows: Rows) => Promise<T> = async () => undefined as T,
): Promise<T> {
  const client = new pg.Client({ connectionString: server.urlOf(database) });
  await client.connect();
  try {
    return await read(client, (await client.query(sql)).rows);
  } finally {
    await client.end();
  }
}
