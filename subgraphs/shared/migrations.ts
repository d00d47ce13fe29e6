import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import type { DataSource } from "typeorm";
import { withClient } from "./client.ts";
import { createDataSource } from "./database.ts";
import { roleOf } from "./database-role.ts";
import type { Storage } from "./definition.ts";
import { type JobStorage, jobAuditGrants, jobGrants, jobStorageOf, jobViews } from "./jobs/schema.ts";
import { LedgerRoom1764000000004, roomSequencerGrants } from "./ledger/1764000000004-ledger-room.ts";
import { KnowActingAgents1764100000012 } from "./ledger/1764100000012-know-acting-agents.ts";
import { FindRequests1764300000050 } from "./ledger/1764300000050-find-requests.ts";
import { CreateLedger1763683200000, ledgerGrants, sequencerGrants } from "./ledger/migrations.ts";
import {
  CreateLedgerProofs1764000000001,
  proofGrants,
  proofSequencerGrants,
} from "./proofs/1764000000001-create-ledger-proofs.ts";
import { CreateParked1764000000002, parkedGrants } from "./reactions/1764000000002-create-parked.ts";
import { CreateSeals1764000000003, eraserGrants, sealGrants } from "./seals/1764000000003-create-seals.ts";

const LOCK = 4_242_002;
const LOOK_MS = 50;

/** The role that numbers the ledger's entries. */
const SEQUENCER_ROLE = roleOf("sequencer");

/** The role that destroys the keys of persons. */
const ERASER_ROLE = roleOf("eraser");

const ledger: Storage = {
  name: "ledger",
  entities: [],
  migrations: [
    CreateLedger1763683200000,
    CreateLedgerProofs1764000000001,
    CreateParked1764000000002,
    CreateSeals1764000000003,
    LedgerRoom1764000000004,
    KnowActingAgents1764100000012,
    FindRequests1764300000050,
  ],
};

/** One migration of one schema, and whether it has been applied. */
export interface MigrationState {
  readonly schema: string;
  readonly name: string;
  readonly applied: boolean;
}

/** Brings the ledger and every subgraph's schema up to date; any number of processes may try at once. */
export async function migrateUp(ownerUrl: string, storages: readonly Storage[]): Promise<string[]> {
  return alone(ownerUrl, async (client) => {
    const applied: string[] = [];
    for (const storage of schemasOf(storages)) {
      await client.query(`create schema if not exists ${storage.name}`);
      if ("prepare" in storage) await storage.prepare(client);
      applied.push(
        ...(await withDataSource(ownerUrl, storage, async (db) => (await db.runMigrations()).map((m) => m.name))),
      );
    }
    await client.query(jobViews(storages.filter(({ jobs }) => jobs).map(({ name }) => name)));
    return applied;
  });
}

/** Takes back the newest migration of one schema. */
export async function migrateDown(ownerUrl: string, storages: readonly Storage[], schema: string): Promise<void> {
  const storage = schemasOf(storages).find(({ name }) => name === schema);
  if (!storage) throw new Error(`There is no schema ${schema}`);
  await alone(ownerUrl, () => withDataSource(ownerUrl, storage, (db) => db.undoLastMigration()));
}

/** Every migration that the code knows, in order, and whether the database has it. */
export async function migrationStatus(ownerUrl: string, storages: readonly Storage[]): Promise<MigrationState[]> {
  return alone(ownerUrl, async (client) => {
    const states: MigrationState[] = [];
    for (const { name: schema, migrations } of schemasOf(storages)) {
      const { rows } = await client.query("select to_regclass($1) as found", [`${schema}.migrations`]);
      const applied = rows[0].found ? (await client.query(`select name from ${schema}.migrations`)).rows : [];
      for (const { name } of migrations)
        states.push({ schema, name, applied: applied.some((row) => row.name === name) });
    }
    return states;
  });
}

/** Creates the login roles with these passwords, and grants each what is its own. Roles belong to the whole server. */
export async function createRoles(
  ownerUrl: string,
  storages: readonly Storage[],
  passwords: Readonly<Record<string, string>>,
): Promise<void> {
  await alone(ownerUrl, async (client) => {
    for (const name of [...storages.map((storage) => storage.name), "sequencer", "eraser"]) {
      const role = roleOf(name);
      const password = client.escapeLiteral(passwords[name] ?? missing(name));
      const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [role]);
      await client.query(`${rowCount ? "alter" : "create"} role ${role} login password ${password}`);
    }
    for (const { name, audits = false, jobs } of storages) {
      const role = roleOf(name);
      await client.query(`grant usage on schema ${name} to ${role};
        grant select, insert, update, delete on all tables in schema ${name} to ${role};
        grant usage on all sequences in schema ${name} to ${role};
        ${ledgerGrants(role, audits)}
        ${proofGrants(role, audits)}
        ${parkedGrants(role, audits)}
        ${sealGrants(role, audits)}
        ${jobs ? jobGrants(role, name) : ""}
        ${jobAuditGrants(role, audits)}`);
    }
    for (const grants of [sequencerGrants, proofSequencerGrants, roomSequencerGrants])
      await client.query(grants(SEQUENCER_ROLE));
    await client.query(eraserGrants(ERASER_ROLE));
  });
}

/** The ledger first, then each subgraph's own schema and the one of its jobs. */
function schemasOf(storages: readonly Storage[]): (Storage | JobStorage)[] {
  return [ledger, ...storages.flatMap((storage) => [storage, ...jobStorageOf(storage)])];
}

function missing(name: string): never {
  throw new Error(`There is no password for the role of ${name}`);
}

async function alone<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  return withClient(ownerUrl, "migrate", async (client) => {
    // Whoever waited inside a statement would be waited for by an index that is built concurrently.
    while (!(await client.query("select pg_try_advisory_lock($1) as mine", [LOCK])).rows[0].mine) await delay(LOOK_MS);
    return work(client);
  });
}

/** On a table that has grown, or a machine that is busy, a migration takes its time; for a lock it waits no longer than anybody. */
async function withDataSource<T>(url: string, storage: Storage, work: (db: DataSource) => Promise<T>): Promise<T> {
  const db = createDataSource(storage, { url, poolSize: 1, statementTimeoutMs: 0 });
  await db.initialize();
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}
