import type pg from "pg";
import type { DataSource } from "typeorm";

/** The connections of a data source, which TypeORM keeps to itself. */
export function poolOf(db: DataSource): pg.Pool {
  return (db.driver as unknown as { master: pg.Pool }).master;
}
