import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { type Anchor, openAnchor } from "../subgraphs/shared/proofs/anchor.ts";
import { type BegunEpoch, openArchive } from "../subgraphs/shared/proofs/archive.ts";
import { dumpedLedger, type LedgerSource, liveLedger } from "../subgraphs/shared/proofs/ledger-source.ts";
import { type Verdict, verifyLedger } from "../subgraphs/shared/proofs/verify.ts";
import { readStandaloneEnv } from "./env.ts";
import { explain, Fault } from "./fault.ts";
import { headsPlaceOf } from "./heads-place.ts";
import { asOperator } from "./ledger-operator.ts";
import { requireNode } from "./node-version.ts";
import { asOwner } from "./owner-client.ts";

const USAGE = `npm run ledger:verify                              the database against the heads outside
npm run ledger:verify -- --dump <file>             a plain dump of the schema ledger instead (pg_dump --schema=ledger)
                         --heads <folder or URL>   where the heads are, if not where the environment or the data folder says
                         --key <id>                accept this key's signatures alone; may be repeated`;

const RESTORED =
  'If an older backup was restored: go on with `npm run ledger:epoch -- --reason "why"`. If not, somebody took these entries: restore a backup that has them.';
const CHANGED =
  "Somebody changed what was signed: keep this database as evidence, and restore a whole backup from before (docs/ledger.md).";

const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  requireNode();
  const { dump, heads, key } = argumentsGiven();
  if (dump !== undefined) {
    if (!existsSync(dump)) throw new Fault(`There is no file ${dump}.`);
    report(await verify(dumpedLedger(dump), placeOf(heads), key));
  } else {
    await asOperator(say, async ({ ownerUrl, label, outside }) => {
      say(`Database ${label}`);
      const place = heads || !outside ? placeOf(heads) : outside;
      report(await asOwner(ownerUrl, (client) => verify(liveLedger(client), place, key)));
    });
  }
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}

function argumentsGiven(): { dump?: string; heads?: string; key: string[] } {
  try {
    const options = {
      dump: { type: "string" },
      heads: { type: "string" },
      key: { type: "string", multiple: true },
    } as const;
    const { values } = parseArgs({ options });
    return { ...values, key: values.key ?? [] };
  } catch {
    throw new Fault(USAGE);
  }
}

function placeOf(heads: string | undefined): Anchor {
  const env = readStandaloneEnv();
  const { headsUrl, credentials } = headsPlaceOf(resolve(env.dataDir), env.heads);
  if (heads === undefined) return openAnchor(headsUrl, credentials);
  return openAnchor(/^\w+:\/\//.test(heads) ? heads : pathToFileURL(resolve(heads)).href, credentials);
}

async function verify(source: LedgerSource, outside: Anchor, keys: readonly string[]): Promise<Verdict> {
  const archive = await openArchive(outside, keys);
  try {
    if (archive.heads === 0)
      throw new Fault(`There is no head of a ledger in ${outside.place}: name the place with --heads.`);
    say(
      `${archive.heads} heads in ${outside.place}, the newest of position ${archive.position}, epoch ${archive.epoch}`,
    );
    for (const id of archive.keyIds) say(`  signed by ${id}`);
    for (const epoch of archive.epochs) say(describe(epoch));
    if (archive.retained) say(`Entries up to ${archive.retained} were let go when their term was over`);
    return await verifyLedger(source, archive);
  } finally {
    archive.leaves.close();
  }
}

function describe({ number, fromPosition, at, reason, previous, lostThrough }: BegunEpoch): string {
  const begins = `Epoch ${number} begins after ${fromPosition} (${at.toISOString()}: ${reason})`;
  if (!previous) return `${begins}; all heads of before were lost, and what stood there was signed anew`;
  if (lostThrough === fromPosition) return `${begins}; nothing of epoch ${previous.epoch} is lost`;
  return `${begins}; entries ${fromPosition + 1n} to ${lostThrough} of epoch ${previous.epoch} are lost`;
}

function report({ entries, covered, uncovered, wrong }: Verdict): void {
  const newer = uncovered ? `, ${uncovered} newer ones not yet: the next head covers them (npm run ledger:sign)` : "";
  say(`${entries} entries, up to position ${covered} covered by a signed head${newer}`);
  say(wrong ? `WRONG from position ${wrong.position} on: ${wrong.kind}` : "The ledger is what was signed.");
  if (!wrong) return;
  say(wrong.kind === "truncated" ? RESTORED : CHANGED);
  process.exitCode = 1;
}
