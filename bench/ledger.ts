import { randomUUID } from "node:crypto";
import pg from "pg";
import { DATABASE_ROLES } from "../standalone/database-roles.ts";
import { startPostgres } from "../standalone/postgres/postgres.ts";
import { prepareDatabase } from "../standalone/prepare.ts";
import { openSecrets } from "../standalone/secrets.ts";
import type { Rows } from "../subgraphs/shared/proofs/tree.ts";
import { inclusionPath } from "../subgraphs/shared/proofs/tree.ts";
import { newDataDir, removeDataDir } from "../tests/setup/data-dir.ts";
import { LedgerLab } from "../tests/setup/ledger-lab.ts";

const WRITERS = 8;
const RECORDS = { small: 2000, full: 20_000 };
const PROOFS = 200;
/** What writing to a plain audit table costs less at most, and what a proof may take. */
const MOST_TIMES_SLOWER = 3;
const MOST_PROOF_MS = 20;

const PEER = `create table public.audit (
  id uuid primary key, at timestamptz not null default now(), event text not null, about uuid not null, actor uuid,
  facts jsonb not null, changes jsonb not null)`;
const INSERT = "(id, event, about, actor, facts, changes) values ($1, 'bench.written', $2, $2, $3, $4)";

/** Changes with their record in the ledger, filed, hashed and in the tree, beside the same with a plain audit table. */
export async function ledger({ small, say }: { small: boolean; say: (line: string) => void }) {
  const dataDir = newDataDir("casegraph-bench");
  const server = await startPostgres({ dataDir });
  const secrets = openSecrets(dataDir, DATABASE_ROLES);
  await prepareDatabase(server.url, secrets.passwords);
  const lab = new LedgerLab(server.url, secrets);
  await lab.enter();
  const pool = new pg.Pool({ connectionString: server.url, max: WRITERS });
  try {
    await lab.owner.query(`${PEER}; create table public.thing (id int primary key, n int not null);
      insert into public.thing select n, 0 from generate_series(1, 10000) as n`);
    const records = small ? RECORDS.small : RECORDS.full;
    const sequencer = await lab.sequencer();
    const plainly = await perSecond(records, () => write(pool, records, "public.audit", () => undefined));
    const recorded = await perSecond(records, async () => {
      await write(pool, records, "ledger.inbox", () => lab.bus.wake("inbox"));
      await lab.filed();
    });
    const proofMs = await medianProof(lab.owner, records);
    await sequencer.close();
    const ratio = Number((plainly / recorded).toFixed(2));
    say(`a plain audit table: ${plainly} changes/s`);
    say(`the ledger, filed and in its tree: ${recorded} changes/s; the plain table makes ${ratio} times as many`);
    say(`a proof of inclusion: ${proofMs} ms`);
    const { wrong } = await lab.verify();
    say(`verified: ${wrong ? "WRONG" : "as signed"}`);
    const held = ratio <= MOST_TIMES_SLOWER && proofMs <= MOST_PROOF_MS && !wrong;
    return { held, figures: { recordsPerSecond: recorded, proofMs, peerPerSecond: plainly, ratio } };
  } finally {
    await pool.end();
    await lab.close();
    await server.stop();
    await removeDataDir(dataDir);
  }
}

/** A change of a row and its record, in one transaction, from several writers at once. */
async function write(pool: pg.Pool, records: number, table: string, wake: () => void): Promise<void> {
  let left = records;
  const changes = { before: { assignee: null }, after: { assignee: randomUUID(), note: "x".repeat(120) } };
  const one = async () => {
    const client = await pool.connect();
    try {
      while (left-- > 0) {
        const id = randomUUID();
        await client.query("begin");
        await client.query({
          name: "change",
          text: "update public.thing set n = n + 1 where id = $1",
          values: [1 + (left % 10_000)],
        });
        await client.query({
          name: table,
          text: `insert into ${table} ${INSERT}`,
          values: [id, id, { caseId: id }, changes],
        });
        await client.query("commit");
        wake();
      }
    } finally {
      client.release();
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, one));
}

async function perSecond(records: number, work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return Math.round(records / ((performance.now() - began) / 1000));
}

async function medianProof(client: pg.Client, size: number): Promise<number> {
  const rows: Rows = async (sql, values) => (await client.query(sql, values)).rows;
  const times: number[] = [];
  for (let n = 0; n < PROOFS; n++) {
    const position = BigInt(1 + Math.floor(Math.random() * size));
    const began = performance.now();
    await inclusionPath(rows, position, BigInt(size));
    times.push(performance.now() - began);
  }
  return Number(times.sort((a, b) => a - b)[PROOFS / 2]!.toFixed(2));
}
