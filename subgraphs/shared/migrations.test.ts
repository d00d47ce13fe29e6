import { randomUUID } from "node:crypto";
import pg from "pg";
import { getMetadataStorage } from "type-graphql";
import type { MigrationInterface, QueryRunner } from "typeorm";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { STORAGES } from "../../standalone/subgraphs.ts";
import { databaseUrl } from "../../tests/setup/postgres.ts";
import { createDataSource } from "./database.ts";
import { migrateDown, migrateUp, migrationStatus } from "./migrations.ts";

const database = `migrations_${randomUUID().replaceAll("-", "")}`;
let url: string;

const onServer = async (sql: string, on = inject("postgres").ownerUrl) => {
  const client = new pg.Client({ connectionString: on });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
};

beforeAll(async () => {
  await onServer(`create database ${database}`);
  url = databaseUrl(inject("postgres").ownerUrl, database);
});
afterAll(() => onServer(`drop database ${database} with (force)`));

class ShowPatience9000000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table cases.patience as
      select current_setting('statement_timeout') as statements, current_setting('lock_timeout') as locks`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table cases.patience");
  }
}

const shape = () =>
  onServer(
    `select table_schema, table_name, column_name, data_type, is_nullable, column_default from information_schema.columns
     where table_schema in ('ledger', 'identity', 'cases', 'messaging', 'agents') and table_name <> 'migrations' order by 1, 2, 3`,
    url,
  );

describe("migrations", () => {
  it("go up once however many processes try", async () => {
    const applied = (await Promise.all([1, 2, 3].map(() => migrateUp(url, STORAGES)))).flat();

    const states = await migrationStatus(url, STORAGES);
    expect(applied.sort()).toEqual(states.map(({ name }) => name).sort());
    expect(states.every((state) => state.applied)).toBe(true);
  });

  it("go down to nothing and up to the same again", async () => {
    const before = await shape();

    for (const schema of ["agents", "messaging", "cases", "identity", "ledger"]) {
      const { length } = (await migrationStatus(url, STORAGES)).filter((state) => state.schema === schema);
      for (let step = 0; step < length; step++) await migrateDown(url, STORAGES, schema);
    }
    expect(await shape()).toEqual([]);
    await migrateUp(url, STORAGES);

    expect(await shape()).toEqual(before);
  });

  it("take as long as they take, and wait for a lock no longer than anybody", async () => {
    const longer = STORAGES.map((storage) =>
      storage.name === "cases"
        ? { ...storage, migrations: [...storage.migrations, ShowPatience9000000000000] }
        : storage,
    );
    await migrateUp(url, longer);

    const shown = await onServer("select * from cases.patience", url);
    await migrateDown(url, longer, "cases");

    expect(shown).toEqual([{ statements: "0", locks: "5s" }]);
  });

  it.each(STORAGES.map(({ name }) => name))("make the columns that the entities of %s say", async (name) => {
    const storage = STORAGES.find((one) => one.name === name)!;
    const db = await createDataSource(storage, { url, poolSize: 1 }).initialize();

    // Indexes and foreign keys are the migrations' alone: what is compared is columns.
    const { upQueries } = await db.driver.createSchemaBuilder().log();
    const columns = upQueries.map(({ query }) => query).filter((query) => / COLUMN |CREATE TABLE/.test(query));
    await db.destroy();

    expect(columns).toEqual([]);
  });

  it.each(STORAGES.map(({ name }) => name))("agree with the graph of %s on what may be missing", async (name) => {
    const storage = STORAGES.find((one) => one.name === name)!;
    const db = await createDataSource(storage, { url, poolSize: 1 }).initialize();
    const fields = getMetadataStorage().fields;

    const bare = db.entityMetadatas.flatMap(({ target, columns }) =>
      columns
        .filter(({ isNullable }) => isNullable)
        .filter(({ propertyName }) =>
          fields.some((field) => field.target === target && field.name === propertyName && !field.typeOptions.nullable),
        )
        .map(({ propertyName }) => `${(target as { name: string }).name}.${propertyName}`),
    );
    await db.destroy();

    expect(bare).toEqual([]);
  });
});
