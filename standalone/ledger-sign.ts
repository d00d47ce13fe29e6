import { signNow } from "../subgraphs/shared/proofs/sign-now.ts";
import { explain, Fault } from "./fault.ts";
import { asOperator } from "./ledger-operator.ts";
import { requireNode } from "./node-version.ts";
import { asOwner } from "./owner-client.ts";

const USAGE = "npm run ledger:sign   sign where the ledger stands now, and copy that outside";

const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  requireNode();
  if (process.argv.length > 2) throw new Fault(USAGE);
  await asOperator(say, async ({ ownerUrl, label, outside, headKey }) => {
    if (!outside) throw new Fault("Set LEDGER_HEADS_URL: a head is copied outside the database.");
    say(`Database ${label}`);
    const { id } = headKey();
    const { epoch, position, waiting } = await asOwner(ownerUrl, (client) =>
      signNow(async (sql, values) => (await client.query(sql, values)).rows, headKey(), outside),
    );
    say(`Signed and copied to ${outside.place}: position ${position} of epoch ${epoch}`);
    say(`  signed by ${id}`);
    if (waiting) say(`${waiting} entries wait for their position and are not covered: the product numbers them.`);
  });
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
