import pg from "pg";
import { DATABASE_ROLES } from "../../standalone/database-roles.ts";
import { startPostgres } from "../../standalone/postgres/postgres.ts";
import { prepareDatabase } from "../../standalone/prepare.ts";
import { openSecrets } from "../../standalone/secrets.ts";
import type { Archive } from "../../subgraphs/shared/proofs/archive.ts";
import { liveLedger } from "../../subgraphs/shared/proofs/ledger-source.ts";
import { verifyLedger } from "../../subgraphs/shared/proofs/verify.ts";
import { newDataDir, removeDataDir } from "../setup/data-dir.ts";
import { LedgerLab } from "../setup/ledger-lab.ts";
import { ATTACKS, type Attack, CARE, COVER } from "./tamper.attacks.ts";

const ENTRIES = { small: 200, full: 400 };
const TRIES = { small: 5, full: 200 };
const CARES = Object.keys(CARE) as (keyof typeof CARE)[];

/** What nobody but the sequencer and the owner may even try. */
const FORBIDDEN = [
  "update ledger.entry set event = 'x'",
  "delete from ledger.entry",
  "truncate ledger.entry",
  "insert into ledger.entry (position, id, at, subgraph, event, about, facts, changes) values (1, gen_random_uuid(), now(), 'x', 'x', gen_random_uuid(), '{}', '{}')",
  "update ledger.node set hash = ''",
  "delete from ledger.node",
  "update ledger.head set position = 1",
  "update ledger.head set epoch = 2",
  "update ledger.signed_head set root = ''",
  "delete from ledger.signed_head",
  "insert into ledger.epoch values (2, 0, '', now(), '', '', '')",
  "insert into ledger.retention values (1, '', now(), '', '')",
  "select ledger.fill_leaves(0, 1)",
  "do 'begin lock table ledger.leadership in share update exclusive mode; end'",
];
/** The sequencer's role adds; it takes no leadership from itself and changes nothing. */
const SEQUENCERS_OWN =
  /^(insert into ledger\.entry|update ledger\.head set position|select ledger\.fill|do 'begin lock)/;

/** What the drill counted. */
interface TamperFigures {
  readonly tampered: number;
  readonly detected: number;
  /** Of these, with the first wrong position and the kind named right. */
  readonly located: number;
  readonly refused: number;
}

/** Forges a copy of the ledger with the owner's rights in every way, and looks whether the verification says which and where. */
export async function tamper({ small, say }: { small: boolean; say: (line: string) => void }) {
  const dataDir = newDataDir("casegraph-drill");
  const server = await startPostgres({ dataDir, durable: false });
  const secrets = openSecrets(dataDir, DATABASE_ROLES);
  await prepareDatabase(server.url, secrets.passwords);
  const lab = new LedgerLab(server.url, secrets);
  await lab.enter();
  try {
    const [entries, tries] = small ? [ENTRIES.small, TRIES.small] : [ENTRIES.full, TRIES.full];
    for (let part = 0; part < 4; part++) await lab.write(entries / 4);
    const refused = await refusals(lab, say);
    const archive = await lab.archive();
    const untouched = await verifyLedger(liveLedger(lab.owner), archive);
    say(`${untouched.entries} entries, ${archive.heads} heads outside: ${untouched.wrong ? "WRONG" : "as signed"}`);
    const counts = { tampered: 0, detected: 0, located: 0 };
    for (const [name, attack] of Object.entries(ATTACKS)) {
      const before = { ...counts };
      for (let n = 0; n < tries; n++) await forge(lab.owner, archive, attack, CARES[n % CARES.length]!, counts, say);
      say(`${name}: ${counts.tampered - before.tampered} forged, ${counts.located - before.located} named`);
    }
    archive.leaves.close();
    const figures: TamperFigures = { ...counts, refused };
    const all = counts.detected === counts.tampered && counts.located === counts.tampered;
    return { held: all && !untouched.wrong && refused === expectedRefusals(), figures };
  } finally {
    await lab.close();
    await server.stop();
    await removeDataDir(dataDir);
  }
}

/** One forgery in a transaction that is taken back: the next one finds the ledger as it was signed. */
async function forge(
  client: pg.Client,
  archive: Archive,
  attack: Attack,
  care: keyof typeof CARE,
  counts: { tampered: number; detected: number; located: number },
  say: (line: string) => void,
): Promise<void> {
  const last = Number(archive.position);
  const position = attack.at(last);
  await client.query("begin");
  try {
    const first = await attack.run(client, position, last);
    await COVER[care](client);
    const { wrong } = await verifyLedger(liveLedger(client), archive);
    counts.tampered++;
    if (wrong) counts.detected++;
    if (wrong?.position === BigInt(first) && wrong.kind === attack.kind) counts.located++;
    else say(`at ${first} ${attack.kind}, ${care}: found ${wrong ? `${wrong.kind} at ${wrong.position}` : "nothing"}`);
  } finally {
    await client.query("rollback");
  }
}

const ROLES = DATABASE_ROLES.filter((role) => role !== "eraser");

function expectedRefusals(): number {
  const others = ROLES.filter((role) => role !== "sequencer").length;
  return others * FORBIDDEN.length + FORBIDDEN.filter((sql) => !SEQUENCERS_OWN.test(sql)).length;
}

/** Counts what PostgreSQL itself refuses: permission denied, and no other reason. */
async function refusals(lab: LedgerLab, say: (line: string) => void): Promise<number> {
  let refused = 0;
  for (const role of ROLES) {
    const client = new pg.Client({ connectionString: lab.urlOf(role) });
    await client.connect();
    const tried = role === "sequencer" ? FORBIDDEN.filter((sql) => !SEQUENCERS_OWN.test(sql)) : FORBIDDEN;
    let own = 0;
    for (const sql of tried) {
      const code = await client.query(sql).then(
        () => "done",
        (error) => error.code,
      );
      if (code === "42501") own++;
      else say(`${role} is not refused (${code}): ${sql}`);
    }
    await client.end();
    say(`${role}: ${own} of ${tried.length} refused`);
    refused += own;
  }
  return refused;
}
