import { randomUUIDv7 } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { PERSON_ERASED } from "../ledger/ledger.events.ts";
import { PATIENCE } from "../patience.ts";
import { LedgerFault } from "../proofs/ledger-fault.ts";
import { INSTALLATION } from "./person-keys.ts";
import { type Graveyard, keepTombstones, readTombstones } from "./tombstones.ts";

/** Who may destroy keys, and where it is written down that a key was destroyed. */
export interface Eraser extends Graveyard {
  /** Of the eraser's role. */
  readonly url: string;
}

/** How long erasing waits for transactions that began before it: PostgreSQL ends them by then. */
const LONGEST_TRANSACTION_MS = 20_000;

/**
 * Destroys somebody's key, so that nothing sealed with it can be read again here; false when that had been done. A backup
 * from before still has the key, wrapped: `docs/operating.md` says until when. The tombstone outside comes first: an
 * erasure that is cut short is finished at the next start.
 */
export async function erasePerson(eraser: Eraser, person: string, actor: string | null = null): Promise<boolean> {
  if (person === INSTALLATION) throw new LedgerFault("The installation's own key is nobody's: it cannot be erased.");
  return connected(eraser, async (client) => {
    const { erased, transaction } = await destroy(client, eraser, person, actor);
    await outlast(client, transaction);
    await client.query("delete from ledger.search_token where person = $1", [person]);
    return erased;
  });
}

/** Erases again whom a restored backup brought back; answers how many. */
export async function replayTombstones(eraser: Eraser): Promise<number> {
  const buried = await readTombstones(eraser);
  if (buried.length === 0) return 0;
  return connected(eraser, async (client) => {
    const { rows } = await client.query<{ person: string }>(
      `select person from unnest($1::uuid[]) as person
       where not exists (select from ledger.person_key k where k.person = person.person and k.wrapped is null)`,
      [buried],
    );
    for (const { person } of rows) await destroy(client, eraser, person, null);
    await client.query(
      `delete from ledger.search_token t using ledger.person_key k where k.person = t.person and k.wrapped is null`,
    );
    return rows.length;
  });
}

/** Writes down outside whom the database says were erased, where that place has lost it. */
export async function restoreTombstones(eraser: Eraser): Promise<void> {
  await connected(eraser, async (client) => {
    const { rows } = await client.query("select person from ledger.person_key where wrapped is null");
    await keepTombstones(
      eraser,
      rows.map(({ person }) => person),
    );
  });
}

async function destroy(
  client: pg.Client,
  graveyard: Graveyard,
  person: string,
  actor: string | null,
): Promise<{ erased: boolean; transaction: string }> {
  await client.query("begin");
  try {
    // One erasure at a time, so that none overwrites another's tombstone; subgraphs' roles cannot take this lock.
    await client.query("select from ledger.person_key where person = $1 for update", [INSTALLATION]);
    await keepTombstones(graveyard, [person]);
    const { rowCount } = await client.query(
      `insert into ledger.person_key as k (person, erased_at) values ($1, clock_timestamp())
       on conflict (person) do update set wrapped = null, erased_at = excluded.erased_at where k.wrapped is not null`,
      [person],
    );
    await client.query("delete from ledger.search_token where person = $1", [person]);
    if (rowCount) {
      await client.query(
        `insert into ledger.inbox (id, event, about, actor, facts, changes) values ($1, $2, $3, $4, $5, '{}')`,
        [randomUUIDv7(), PERSON_ERASED, person, actor, { personId: person }],
      );
    }
    const { rows } = await client.query("select pg_current_xact_id()::text as transaction");
    await client.query("commit");
    return { erased: rowCount === 1, transaction: rows[0].transaction };
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
}

/** Waits for whoever may still be adding to the index because they began before the key was destroyed. */
async function outlast(client: pg.Client, transaction: string): Promise<void> {
  const deadline = performance.now() + LONGEST_TRANSACTION_MS;
  const sql = "select pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 as over";
  while (performance.now() < deadline) {
    if ((await client.query(sql, [transaction])).rows[0].over) return;
    await delay(50);
  }
}

async function connected<T>({ url }: Eraser, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: "casegraph-eraser", ...PATIENCE });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
