import {
  DataSource,
  DefaultNamingStrategy,
  type EntitySubscriberInterface,
  EventSubscriber,
  type TransactionCommitEvent,
} from "typeorm";
import type { Bus } from "./bus/bus.ts";
import type { Storage } from "./definition.ts";
import { columnTypes } from "./instant.ts";
import type { Log } from "./log.ts";
import { timedClient } from "./metrics/database.metrics.ts";

/** How a subgraph's process reaches its schema. */
export interface DatabaseOptions {
  readonly url: string;
  readonly poolSize: number;
  /** Woken after each commit that recorded or started something; migrations have none. */
  readonly bus?: Bus;
  /** Acts as this role, where the URL is the owner's: demo data is written so. */
  readonly actAs?: string;
  /** Hears of slow statements. */
  readonly log?: Log;
  /** How long one statement may take; zero is as long as it takes. */
  readonly statementTimeoutMs?: number;
}

/** A TypeORM data source on one subgraph's schema, and on no other. */
export function createDataSource(storage: Storage, options: DatabaseOptions): DataSource {
  const { url, poolSize, bus, actAs, log, statementTimeoutMs = 10_000 } = options;
  return new DataSource({
    type: "postgres",
    url,
    schema: storage.name,
    entities: [...storage.entities],
    migrations: [...storage.migrations],
    migrationsTableName: "migrations",
    migrationsTransactionMode: "each",
    subscribers: bus ? [wakeAfterCommit(bus)] : [],
    namingStrategy: new SnakeCase(),
    applicationName: `casegraph-${storage.name}`,
    installExtensions: false,
    poolSize,
    // A where with null or undefined would quietly match everything or nothing.
    invalidWhereValuesBehavior: { null: "throw", undefined: "throw" },
    extra: {
      Client: timedClient(storage.name, log),
      types: columnTypes,
      options: `-c timezone=UTC -c search_path=${storage.name},public${actAs ? ` -c role=${actAs}` : ""}`,
      statement_timeout: statementTimeoutMs,
      lock_timeout: 5_000,
      idle_in_transaction_session_timeout: 15_000,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    },
  });
}

/** Followers are woken when a transaction with a record or a job has committed; inside it, they would find nothing. */
function wakeAfterCommit(bus: Bus): new () => EntitySubscriberInterface {
  @EventSubscriber()
  class WakeAfterCommit implements EntitySubscriberInterface {
    afterTransactionCommit({ queryRunner }: TransactionCommitEvent): void {
      const { recorded, started } = queryRunner.data ?? {};
      if (!recorded && !started) return;
      queryRunner.data = { ...queryRunner.data, recorded: false, started: false };
      if (recorded) bus.wake("inbox");
      if (started) bus.wake("jobs");
    }
  }
  return WakeAfterCommit;
}

/** Columns are written `createdAt` in code and `created_at` in SQL. */
class SnakeCase extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined, prefixes: string[]): string {
    return [...prefixes, custom ?? property]
      .join("_")
      .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
      .toLowerCase();
  }
}
