import type pg from "pg";
import {
  type DataSource,
  type EntityMetadata,
  type ObjectLiteral,
  QueryFailedError,
  type QueryRunner,
  type SelectQueryBuilder,
} from "typeorm";

type Column = EntityMetadata["columns"][number];

interface Statement {
  /** Each connection prepares a statement with a name once. */
  readonly name?: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * Reads a query over one entity: what `getMany` gives for entities that are flat, as all of ours are, without the passes
 * over each row that TypeORM makes for those that are not. It reads in the transaction that the query was built in.
 */
export async function rowsOf<T extends ObjectLiteral>(query: SelectQueryBuilder<T>): Promise<T[]> {
  const { metadata, name: alias } = query.expressionMap.mainAlias as { metadata: EntityMetadata; name: string };
  const [text, values] = query.getQueryAndParameters();
  const { queryRunner } = query as unknown as { queryRunner?: QueryRunner };
  return read(query.dataSource, metadata, alias, { text, values }, queryRunner);
}

/** Reads rows by their ids: the one statement behind every reference, written once. */
export async function rowsById<T extends ObjectLiteral & { id: string }>(
  db: DataSource,
  entity: new () => T,
  ids: readonly string[],
): Promise<ReadonlyMap<string, T>> {
  const metadata = db.getMetadata(entity);
  const name = `${metadata.tableName} by id`;
  const rows: T[] = await read(db, metadata, "by_id", { name, text: byId(metadata), values: [ids] });
  return new Map(rows.map((row) => [row.id, row]));
}

const texts = new WeakMap<EntityMetadata, string>();

function byId(metadata: EntityMetadata): string {
  const known = texts.get(metadata);
  if (known) return known;
  const columns = metadata.columns.map(({ databaseName }) => `"${databaseName}" as "by_id_${databaseName}"`);
  const text = `select ${columns.join(", ")} from "${metadata.tableName}" where id = any($1)`;
  texts.set(metadata, text);
  return text;
}

async function read<T>(
  db: DataSource,
  metadata: EntityMetadata,
  alias: string,
  statement: Statement,
  runner?: QueryRunner,
): Promise<T[]> {
  const columnOf = columnsOf(metadata, alias);
  const { fields, rows } = await ask(db, statement, runner);
  const columns = fields.map(({ name }) => columnOf.get(name) ?? unknown(name));
  const Entity = metadata.target as new () => Record<string, unknown>;
  return rows.map((cells) => {
    const row = new Entity();
    for (let index = 0; index < columns.length; index++) {
      const column = columns[index]!;
      row[column.propertyName] = db.driver.prepareHydratedValue(cells[index], column);
    }
    return row as T;
  });
}

/** As TypeORM asks, but for rows that are lists of cells: an object for each, to be copied at once, is half of the work. */
async function ask(db: DataSource, { name, text, values }: Statement, own?: QueryRunner) {
  const runner = own ?? db.createQueryRunner();
  try {
    const client: pg.PoolClient = await runner.connect();
    return await client.query<unknown[]>({ name, text, values: [...values], rowMode: "array" });
  } catch (error) {
    throw new QueryFailedError(text, [...values], error as Error);
  } finally {
    if (!own) await runner.release();
  }
}

const known = new WeakMap<EntityMetadata, Map<string, ReadonlyMap<string, Column>>>();

/** Columns by what a query builder calls them in its answer. */
function columnsOf(metadata: EntityMetadata, alias: string): ReadonlyMap<string, Column> {
  const aliases = known.get(metadata) ?? new Map<string, ReadonlyMap<string, Column>>();
  known.set(metadata, aliases);
  const columns = aliases.get(alias) ?? new Map(metadata.columns.map((one) => [`${alias}_${one.databaseName}`, one]));
  aliases.set(alias, columns);
  if (metadata.relations.length || metadata.embeddeds.length) throw new Error(`${metadata.name} is not flat`);
  return columns;
}

function unknown(name: string): never {
  throw new Error(`${name} is no column of the entity that is read`);
}
