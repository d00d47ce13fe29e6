import { migrateDown, migrationStatus } from "../subgraphs/shared/migrations.ts";
import { explain, Fault } from "./fault.ts";
import { asOperator, type LedgerOperator } from "./ledger-operator.ts";
import { requireNode } from "./node-version.ts";
import { prepareDatabase } from "./prepare.ts";
import { STORAGES } from "./subgraphs.ts";

const USAGE = `npm run migrate -- up              bring the database up to date
npm run migrate -- down <schema>   take back the newest migration of one schema
npm run migrate -- status          list every migration and whether it is applied`;

const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  const [command, schema] = process.argv.slice(2);
  if (!["up", "down", "status"].includes(command ?? "") || (command === "down" && !schema)) throw new Fault(USAGE);
  requireNode();
  await asOperator(say, async (operator) => {
    say(`Database ${operator.label}`);
    await run(operator, command ?? "", schema ?? "");
  });
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}

async function run(operator: LedgerOperator, command: string, schema: string): Promise<void> {
  const { ownerUrl, passwords, outside, headKey } = operator;
  if (command === "up") {
    const applied = await prepareDatabase(ownerUrl, passwords(), outside && { outside, key: headKey() });
    say(applied ? `${applied} applied` : "Nothing to apply");
  }
  if (command === "down") {
    await migrateDown(ownerUrl, STORAGES, schema).catch((error) => {
      throw /^There is no schema/.test(error.message) ? new Fault(error.message) : error;
    });
    say(`The newest migration of ${schema} is taken back`);
  }
  for (const { schema: owner, name, applied } of await migrationStatus(ownerUrl, STORAGES)) {
    say(`  ${applied ? "applied" : "pending"}  ${owner}  ${name}`);
  }
}
