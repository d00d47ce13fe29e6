import { parseArgs } from "node:util";
import { beginEpoch } from "../subgraphs/shared/proofs/epoch.ts";
import { explain, Fault } from "./fault.ts";
import { asOperator } from "./ledger-operator.ts";
import { requireNode } from "./node-version.ts";
import { asOwner } from "./owner-client.ts";

const USAGE = `npm run ledger:epoch -- --reason "why"   go on where this database stands, after a backup was restored`;

const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  requireNode();
  const reason = reasonGiven();
  await asOperator(say, async ({ ownerUrl, label, outside, headKey }) => {
    if (!outside) throw new Fault("Set LEDGER_HEADS_URL: a new epoch is signed outside the database too.");
    say(`Database ${label}`);
    const { number, position, known } = await asOwner(ownerUrl, (client) =>
      beginEpoch(client, headKey(), outside, reason),
    );
    say(`Epoch ${number} begins behind position ${position}; whoever follows the ledger reads again.`);
    if (known > position)
      say(`Positions ${position + 1n} to ${known} of before are void: ${outside.place} still knows their leaves.`);
  });
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}

function reasonGiven(): string {
  try {
    const { reason } = parseArgs({ options: { reason: { type: "string" } } }).values;
    if (reason?.trim()) return reason.trim().slice(0, 500);
  } catch {
    // Whatever else was given is answered with the usage.
  }
  throw new Fault(USAGE);
}
