import pg from "pg";
import { z } from "zod";
import { erasePerson } from "../subgraphs/shared/seals/erasure.ts";
import { explain, Fault } from "./fault.ts";
import { asOperator } from "./ledger-operator.ts";
import { requireNode } from "./node-version.ts";
import { eraserUrl } from "./prepare.ts";

const USAGE = `npm run ledger:erase -- --person <id>   destroy the key by which the ledger sealed what it holds about somebody`;

const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  requireNode();
  const [option, given = ""] = process.argv.slice(2);
  const person = given.toLowerCase();
  if (option !== "--person" || !z.uuid().safeParse(person).success) throw new Fault(USAGE);
  await asOperator(say, async ({ ownerUrl, passwords, outside, label }) => {
    if (!outside) throw new Fault("Set LEDGER_HEADS_URL: an erasure is written down outside the database too.");
    say(`Database ${label}`);
    const erased = await erasePerson({ url: eraserUrl(ownerUrl, passwords()), outside }, person);
    await cleanUp(ownerUrl);
    say(erased ? `${person} is erased; the tombstone is in ${outside.place}` : `${person} had been erased`);
  });
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}

/** The old version of a changed row stays in its page until then. */
async function cleanUp(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query("vacuum ledger.person_key, ledger.search_token").finally(() => client.end());
}
