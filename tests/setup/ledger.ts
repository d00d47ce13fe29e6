import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { LedgerLab } from "./ledger-lab.ts";
import { databaseUrl } from "./postgres.ts";

/** Gives the tests of a file a ledger of their own. */
export function useLedger(): { readonly lab: LedgerLab } {
  const test = {} as { lab: LedgerLab };
  const database = `ledger_${randomUUID().replaceAll("-", "")}`;
  beforeAll(async () => {
    const { ownerUrl, template, secrets } = inject("postgres");
    await onServer(`create database ${database} template ${template} strategy file_copy`);
    test.lab = new LedgerLab(databaseUrl(ownerUrl, database), secrets);
    await test.lab.enter();
  });
  afterAll(async () => {
    await test.lab.close();
    await onServer(`drop database if exists ${database} with (force)`);
  });
  return test;
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("postgres").ownerUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
}
