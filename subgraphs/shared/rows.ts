import type pg from "pg";
import {
  type DataSource,
  type EntityMetadata,
  type ObjectLiteral,
  QueryFailedError,
  type QueryRunner,
  type SelectQueryBuilder,
} from "typeorm";
import { poolOf } from "./pool.ts";
import { readRows, type Statement } from "./reading.ts";

type Column = EntityMetadata["columns"][number];

/**
 * Reads a query over one entity: what `getMany` gives for entities that are flat, as all of ours are, without the passes
 * over each row that TypeORM makes for those that are not. It reads in the transaction that the query was built in.
 */
export async function rowsOf<T extends ObjectLiteral>(query: SelectQueryBuilder<T>): Promise<T[]> {
  const { metadata, name: alias } = (query.expressionMap as unknown as Said).mainAlias;
  const [text, values] = query.dataSource.driver.escapeQueryWithParameters(textOf(query), query.getParameters());
  const { queryRunner } = query as unknown as { queryRunner?: QueryRunner };
  return read(query.dataSource, metadata, alias, { text, values }, queryRunner);
}

const MOST_TEXTS = 500;
const written = new WeakMap<EntityMetadata, Map<string, string>>();

/** What a query builder knows; whatever is not named here is of what the query says. */
interface Said {
  readonly dataSource: unknown;
  readonly parameters: unknown;
  readonly aliases: readonly unknown[];
  readonly mainAlias: { readonly name: string; readonly metadata: EntityMetadata };
}

/** A query's text, with its parameters by name: it depends on all that the query says but their values, and is written once. */
function textOf<T extends ObjectLiteral>(query: SelectQueryBuilder<T>): string {
  const { dataSource, parameters, aliases, mainAlias, ...said } = query.expressionMap as unknown as Said;
  if (aliases.length > 1) return query.getQuery();
  const texts = written.get(mainAlias.metadata) ?? new Map<string, string>();
  written.set(mainAlias.metadata, texts);
  const key = `${mainAlias.name} ${JSON.stringify(said)}`;
  const text = texts.get(key) ?? query.getQuery();
  if (texts.size >= MOST_TEXTS) texts.clear();
  texts.set(key, text);
  return text;
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

/** Reads in a transaction of the caller's, or on a connection that is given back. */
async function read<T>(
  db: DataSource,
  metadata: EntityMetadata,
  alias: string,
  { name, text, values }: Statement,
  own?: QueryRunner,
): Promise<T[]> {
  const columnOf = columnsOf(metadata, alias);
  let client: pg.PoolClient | undefined;
  try {
    client = own ? ((await own.connect()) as pg.PoolClient) : await poolOf(db).connect();
    return await readRows(client, { name, text, values }, (fields) => rowOf(db, metadata, fields, columnOf));
  } catch (error) {
    throw new QueryFailedError(text, [...values], error as Error);
  } finally {
    if (!own) client?.release();
  }
}

function rowOf<T>(
  { driver }: DataSource,
  metadata: EntityMetadata,
  fields: readonly pg.FieldDef[],
  columnOf: ReadonlyMap<string, Column>,
): (cells: readonly unknown[]) => T {
  const Entity = metadata.target as new () => Record<string, unknown>;
  const columns = fields.map(({ name }) => columnOf.get(name) ?? unknown(name));
  return (cells) => {
    const row = new Entity();
    for (let index = 0; index < columns.length; index++) {
      const column = columns[index]!;
      row[column.propertyName] = driver.prepareHydratedValue(cells[index], column);
    }
    return row as T;
  };
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
