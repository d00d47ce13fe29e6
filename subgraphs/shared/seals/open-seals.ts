import type { KeyObject } from "node:crypto";
import pg from "pg";
import { EnvError } from "../env.ts";
import { ERASURES } from "../ledger/ledger.events.ts";
import type { Tail } from "../ledger/tail.ts";
import type { Log } from "../log.ts";
import { PATIENCE, SteadyClient } from "../patience.ts";
import { KeyWrapping, type SealingSecrets } from "./key-wrapping.ts";
import { INSTALLATION, PersonKeys } from "./person-keys.ts";
import { Seals } from "./seals.ts";
import { SearchIndex } from "./search-index.ts";

/** Where keys are kept, what they are wrapped by, and the ledger that tells of erasures. */
export interface SealsOptions {
  readonly url: string;
  readonly secrets: SealingSecrets;
  readonly tail: Tail;
  readonly log: Log;
}

/** The ledger's seals, for one subgraph in one process; a secret that does not open what is sealed already is refused. */
export async function openSeals({ url, secrets, tail, log }: SealsOptions): Promise<Seals> {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: "casegraph-keys",
    Client: SteadyClient,
    max: 2,
    ...PATIENCE,
  });
  // A dropped connection is replaced at the next use; without a listener it ends the process.
  pool.on("error", (error) => log.warn({ err: error }, "the keys of the ledger lost a connection"));
  const keys = new PersonKeys(pool, new KeyWrapping(secrets));
  try {
    const index = new SearchIndex(await installationKey(keys));
    const unlisten = tail.listen(ERASURES, ({ facts }) => keys.forget(String(facts.personId)));
    return new Seals(keys, index, async () => {
      unlisten();
      await pool.end();
    });
  } catch (error) {
    await pool.end();
    throw error;
  }
}

async function installationKey(keys: PersonKeys): Promise<KeyObject> {
  if ((await keys.toOpen([INSTALLATION])).get(INSTALLATION) === "unknown") {
    throw new EnvError(
      "LEDGER_SEALING_SECRET does not open this ledger: give it the secret that sealed it, or name that one as LEDGER_SEALING_SECRET_PREVIOUS.",
    );
  }
  const key = (await keys.toSeal([INSTALLATION])).get(INSTALLATION);
  if (!key) throw new Error("The ledger has no key of its own");
  return key;
}
