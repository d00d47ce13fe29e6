import { parseArgs } from "node:util";
import { z } from "zod";
import { erasePerson } from "../subgraphs/shared/seals/erasure.ts";
import { eraserUrl } from "./database-roles.ts";
import { explain, Fault } from "./fault.ts";
import { asOperator } from "./ledger-operator.ts";
import { requireNode } from "./node-version.ts";
import { asOwner } from "./owner-client.ts";

const USAGE = `npm run ledger:erase -- --person <id>         say whom that would erase from the ledger
npm run ledger:erase -- --person <id> --yes   destroy the key by which the ledger sealed what it holds about them, for good`;

const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  requireNode();
  const { person, yes } = argumentsGiven();
  await asOperator(say, async ({ ownerUrl, passwords, outside, label, headKey }) => {
    if (!outside) throw new Fault("Set LEDGER_HEADS_URL: an erasure is written down outside the database too.");
    say(`Database ${label}`);
    const name = await nameOf(ownerUrl, person);
    if (!yes) return say(`${name}\nNothing is erased yet. It cannot be taken back: to do it, add --yes.`);
    const erased = await erasePerson({ url: eraserUrl(ownerUrl, passwords()), outside, key: headKey() }, person);
    await cleanUp(ownerUrl);
    say(erased ? `${name}: erased; the tombstone is in ${outside.place}` : `${name}: had been erased`);
  });
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}

function argumentsGiven(): { person: string; yes: boolean } {
  try {
    const options = { person: { type: "string" }, yes: { type: "boolean", default: false } } as const;
    const { person, yes } = parseArgs({ options }).values;
    return { person: z.uuid().parse(person?.toLowerCase()), yes };
  } catch {
    throw new Fault(USAGE);
  }
}

/** For people; whom neither the ledger nor identity knows is a slip of the hand. */
async function nameOf(ownerUrl: string, person: string): Promise<string> {
  const sql = `select (select display_name || ' <' || email || '>' from identity.users where id = $1) as name,
    exists (select from ledger.person_key where person = $1) as known`;
  const [{ name, known }] = await asOwner(ownerUrl, async (client) => (await client.query(sql, [person])).rows);
  if (name) return `${person}, ${name}`;
  if (known) return `${person}, who has no account any more`;
  throw new Fault(`Nobody here is ${person}: the portal's page of a person has their id in its address.`);
}

/** The old version of a changed row stays in its page until then. */
async function cleanUp(ownerUrl: string): Promise<void> {
  await asOwner(ownerUrl, (client) => client.query("vacuum ledger.person_key, ledger.search_token"));
}
