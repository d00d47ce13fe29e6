import { withLeadership } from "../subgraphs/shared/proofs/leadership.ts";
import { rewrapKeys } from "../subgraphs/shared/seals/key-rewrapping.ts";
import { DATABASE_ROLES } from "./database-roles.ts";
import { explain, Fault } from "./fault.ts";
import { asOperator, type LedgerOperator } from "./ledger-operator.ts";
import { requireNode } from "./node-version.ts";
import { asOwner } from "./owner-client.ts";
import { forgetPreviousSecret, replaceSealingSecret } from "./secrets.ts";

const USAGE = `npm run ledger:rewrap                wrap every key by LEDGER_SEALING_SECRET instead of LEDGER_SEALING_SECRET_PREVIOUS
npm run ledger:rewrap -- --replace   make a new sealing secret in secrets.json, where npm start has it from, and wrap every key by it`;

const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  requireNode();
  const [option, ...others] = process.argv.slice(2);
  if (others.length || (option && option !== "--replace")) throw new Fault(USAGE);
  await asOperator(say, async (operator) => {
    say(`Database ${operator.label}`);
    await (option ? replace(operator) : rewrap(operator));
  });
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}

async function rewrap({ ownerUrl, sealing, secretsDir }: LedgerOperator): Promise<void> {
  if (secretsDir && !sealing().previous)
    throw new Fault("secrets.json has the sealing secret, and no other one: to replace it, add --replace.");
  const changed = await rewrapKeys(ownerUrl, sealing());
  say(`${changed} keys are wrapped anew: no key needs LEDGER_SEALING_SECRET_PREVIOUS any more`);
}

/** A product that runs has the old secret, and would open nothing any more. */
async function replace({ ownerUrl, secretsDir }: LedgerOperator): Promise<void> {
  if (!secretsDir) throw new Fault(`LEDGER_SEALING_SECRET is given: replace it there.\n${USAGE}`);
  const changed = await asOwner(ownerUrl, (client) =>
    withLeadership(client, async () => {
      const secrets = replaceSealingSecret(secretsDir, DATABASE_ROLES);
      const { ledgerSealingSecret: current, ledgerSealingSecretPrevious: previous } = secrets;
      return rewrapKeys(ownerUrl, { current, previous });
    }),
  );
  forgetPreviousSecret(secretsDir, DATABASE_ROLES);
  say(`${changed} keys are wrapped by a new secret, which is in secrets.json of ${secretsDir}.`);
  say("Keep a copy of that file apart from the backups. Backups from before open with the old secret alone.");
}
