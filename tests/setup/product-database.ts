import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { startPostgres } from "../../standalone/postgres/postgres.ts";

/** Connects the tests of a file to the database of the run's product, for what takes months in the world. */
export function useProductDatabase(): { query(sql: string, values: readonly unknown[]): Promise<pg.QueryResult> } {
  let database: pg.Client;
  beforeAll(async () => {
    const { url } = await startPostgres({ dataDir: inject("browser").dataDir, share: true });
    database = new pg.Client({ connectionString: url });
    await database.connect();
  });
  afterAll(() => database?.end());
  return { query: (sql, values) => database.query(sql, [...values]) };
}
