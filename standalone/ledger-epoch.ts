import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { openAnchor } from "../subgraphs/shared/proofs/anchor.ts";
import { type BegunEpoch, beginEpoch } from "../subgraphs/shared/proofs/epoch.ts";
import { type Eraser, replayTombstones, restoreTombstones } from "../subgraphs/shared/seals/erasure.ts";
import { eraserUrl } from "./database-roles.ts";
import { explain, Fault } from "./fault.ts";
import { asOperator } from "./ledger-operator.ts";
import { requireNode } from "./node-version.ts";
import { asOwner } from "./owner-client.ts";

const CANNOT_SIGN_IN: ReadonlySet<string> = new Set(["28P01", "28000"]);
const USAGE = `npm run ledger:epoch -- --reason "why"   go on where this database stands, after a backup was restored
                        --heads <folder>  a copy of the place outside, where that cannot be listed (https, S3)
                        --heads-lost      the place outside has lost everything: sign the ledger anew as it stands`;

const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  requireNode();
  const { reason, copy, headsLost } = argumentsGiven();
  await asOperator(say, async ({ ownerUrl, passwords, label, outside: anchor, headKey }) => {
    if (!anchor) throw new Fault("Set LEDGER_HEADS_URL: a new epoch is signed outside the database too.");
    say(`Database ${label}`);
    const order = { key: headKey(), anchor, reason, copy, headsLost };
    const admitted = async () => {
      const eraser = { url: eraserUrl(ownerUrl, passwords()), outside: anchor, key: order.key };
      const erased = await erasedAgain(eraser, headsLost);
      if (erased) say(`Erased again, whom the backup had brought back: ${erased}`);
    };
    report(await asOwner(ownerUrl, (client) => beginEpoch(client, order, admitted)), anchor.place);
  });
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}

function report({ number, position, previous }: BegunEpoch, place: string): void {
  say(`Epoch ${number} begins after position ${position}; whoever follows the ledger reads again.`);
  if (!previous) say(`Positions 1 to ${position} are signed anew, and their leaves copied to ${place}.`);
  else if (previous.position > position)
    say(
      `Positions ${position + 1n} to ${previous.position} of epoch ${previous.epoch} are lost; ${place} still knows their leaves.`,
    );
  say("Next: `npm run ledger:verify`, then start the product.");
}

/** A ledger goes on only without whoever was erased since it was backed up. */
async function erasedAgain(eraser: Eraser, headsLost = false): Promise<number> {
  try {
    if (headsLost) await restoreTombstones(eraser);
    return await replayTombstones(eraser);
  } catch (error) {
    if (!CANNOT_SIGN_IN.has((error as { code?: string }).code ?? "")) throw error;
    throw new Fault("People were erased, and the role that erases cannot sign in: run `npm run migrate -- up` first.");
  }
}

function argumentsGiven() {
  try {
    const options = {
      reason: { type: "string" },
      heads: { type: "string" },
      "heads-lost": { type: "boolean" },
    } as const;
    const { reason, heads, "heads-lost": headsLost } = parseArgs({ options }).values;
    const copy = heads === undefined ? undefined : openAnchor(pathToFileURL(resolve(heads)).href);
    if (reason?.trim()) return { reason: reason.trim().slice(0, 500), copy, headsLost };
  } catch {
    // Whatever else was given is answered with the usage.
  }
  throw new Fault(USAGE);
}
