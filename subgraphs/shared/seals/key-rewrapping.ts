import pg from "pg";
import { LedgerFault } from "../proofs/ledger-fault.ts";
import { KeyWrapping, type SealingSecrets } from "./key-wrapping.ts";

const BATCH = 1000;

/** Wraps every key by the present secret, so that the previous one can be thrown away; answers how many it changed. */
export async function rewrapKeys(url: string, secrets: SealingSecrets): Promise<number> {
  const wrapping = new KeyWrapping(secrets);
  const client = new pg.Client({ connectionString: url, application_name: "casegraph-rewrap" });
  await client.connect();
  try {
    let changed = 0;
    let after: string | null = null;
    for (;;) {
      const batch = await rewrapBatch(client, wrapping, after);
      changed += batch.changed;
      if (!batch.last) return changed;
      after = batch.last;
    }
  } finally {
    await client.end();
  }
}

/** A batch at a time, each whole or not at all: whoever is cut short begins again where it was. */
async function rewrapBatch(
  client: pg.Client,
  wrapping: KeyWrapping,
  after: string | null,
): Promise<{ changed: number; last: string | undefined }> {
  await client.query("begin");
  try {
    const { rows } = await client.query<{ person: string; wrapped: Buffer }>(
      `select person, wrapped from ledger.person_key where ($1::uuid is null or person > $1) and wrapped is not null
       order by person limit ${BATCH} for update`,
      [after],
    );
    const old = rows.filter(({ wrapped }) => !wrapping.isCurrent(wrapped));
    const keys = old.map(({ person, wrapped }) =>
      wrapping.wrap(person, wrapping.unwrap(person, wrapped) ?? fail(person)),
    );
    await client.query(
      `update ledger.person_key k set wrapped = again.wrapped
       from unnest($1::uuid[], $2::bytea[]) as again (person, wrapped) where k.person = again.person`,
      [old.map(({ person }) => person), keys],
    );
    await client.query("commit");
    return { changed: old.length, last: rows.at(-1)?.person };
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
}

function fail(person: string): never {
  throw new LedgerFault(
    `The key of ${person} opens neither with LEDGER_SEALING_SECRET nor with LEDGER_SEALING_SECRET_PREVIOUS.`,
  );
}
