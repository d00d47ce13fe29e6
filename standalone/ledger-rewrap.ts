import { rewrapKeys } from "../subgraphs/shared/seals/key-rewrapping.ts";
import { explain } from "./fault.ts";
import { asOperator } from "./ledger-operator.ts";
import { requireNode } from "./node-version.ts";

const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  requireNode();
  await asOperator(say, async ({ ownerUrl, label, sealing }) => {
    say(`Database ${label}`);
    const changed = await rewrapKeys(ownerUrl, sealing());
    say(`${changed} keys are wrapped anew: no key needs LEDGER_SEALING_SECRET_PREVIOUS any more`);
  });
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
