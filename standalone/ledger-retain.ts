import { parseArgs } from "node:util";
import { dropExpired } from "../subgraphs/shared/proofs/retention.ts";
import { explain, Fault } from "./fault.ts";
import { asOperator } from "./ledger-operator.ts";
import { requireNode } from "./node-version.ts";
import { asOwner } from "./owner-client.ts";

const USAGE = "npm run ledger:retain -- --years 7   let whole partitions of the ledger go whose entries are all older";

const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  requireNode();
  const years = yearsGiven();
  await asOperator(say, async ({ ownerUrl, label, outside: anchor, headKey }) => {
    if (!anchor) throw new Fault("Set LEDGER_HEADS_URL: what is let go is said outside the database too.");
    say(`Database ${label}`);
    const dropped = await asOwner(ownerUrl, (client) => dropExpired(client, { key: headKey(), anchor, years }));
    for (const { name, entries, through } of dropped) say(`  ${name}: ${entries} entries, up to position ${through}`);
    say(
      dropped.length ? "Their leaves stay: the ledger still verifies." : `No partition is older than ${years} years.`,
    );
  });
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}

function yearsGiven(): number {
  try {
    const years = Number(parseArgs({ options: { years: { type: "string" } } }).values.years);
    if (Number.isInteger(years) && years >= 1 && years <= 100) return years;
  } catch {
    // Whatever else was given is answered with the usage.
  }
  throw new Fault(USAGE);
}
