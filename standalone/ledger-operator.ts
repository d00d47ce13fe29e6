import { headsEnv, optional, readEnv, sealingEnv } from "../subgraphs/shared/env.ts";
import { type Anchor, openAnchor } from "../subgraphs/shared/proofs/anchor.ts";
import { type HeadKey, openHeadKey } from "../subgraphs/shared/proofs/head-key.ts";
import type { SealingSecrets } from "../subgraphs/shared/seals/key-wrapping.ts";
import { openDataDir } from "./data-dir.ts";
import { openDatabase } from "./database.ts";
import { DATABASE_ROLES } from "./database-roles.ts";
import { readStandaloneEnv } from "./env.ts";
import { Fault } from "./fault.ts";
import { headsPlaceOf } from "./heads-place.ts";
import { readRolePasswords } from "./role-passwords.ts";
import { openSecrets } from "./secrets.ts";

/** The variables of an operator's commands on top of those of `npm start`; what is not given is in the data folder. */
export const ledgerOperatorEnv = {
  LEDGER_SIGNING_KEY: optional(headsEnv.LEDGER_SIGNING_KEY),
  LEDGER_SEALING_SECRET: optional(sealingEnv.LEDGER_SEALING_SECRET),
  LEDGER_SEALING_SECRET_PREVIOUS: sealingEnv.LEDGER_SEALING_SECRET_PREVIOUS,
};

/** What an operator's command works on. */
export interface LedgerOperator {
  readonly ownerUrl: string;
  /** For people: no password. */
  readonly label: string;
  readonly passwords: () => Readonly<Record<string, string>>;
  /** The place outside the database; null where none is named and there is no data folder either. */
  readonly outside: Anchor | null;
  readonly sealing: () => SealingSecrets;
  /** The folder with the installation's own secrets, where it has the sealing secret from there. */
  readonly secretsDir: string | null;
  /** Signs what the operator says of the ledger. */
  readonly headKey: () => HeadKey;
}

/** Opens the database for an operator's command, and leaves the server to a product that runs on it. */
export async function asOperator<T>(
  say: (line: string) => void,
  work: (operator: LedgerOperator) => Promise<T>,
): Promise<T> {
  const env = readStandaloneEnv();
  const own = readEnv(ledgerOperatorEnv);
  const { rolePasswordsDir, heads } = env;
  // Where everything is given, nothing is written: such a container has nowhere to write.
  const dataDir = env.databaseUrl && rolePasswordsDir ? "" : openDataDir(env.dataDir);
  const secrets = () => openSecrets(dataDir || nowhere(), DATABASE_ROLES);
  const place = dataDir || heads.LEDGER_HEADS_URL ? headsPlaceOf(dataDir, heads) : null;
  const database = await openDatabase({ env, dataDir, say, share: true });
  try {
    return await work({
      ownerUrl: database.ownerUrl,
      label: database.label,
      passwords: () => (rolePasswordsDir ? readRolePasswords(rolePasswordsDir, DATABASE_ROLES) : secrets().passwords),
      outside: place && openAnchor(place.headsUrl, place.credentials),
      headKey: () =>
        openHeadKey(own.LEDGER_SIGNING_KEY ?? secrets().ledgerSigningKey, heads.LEDGER_SIGNING_KEYS_BEFORE),
      sealing: () => ({
        current: own.LEDGER_SEALING_SECRET ?? secrets().ledgerSealingSecret,
        previous:
          own.LEDGER_SEALING_SECRET_PREVIOUS ??
          (own.LEDGER_SEALING_SECRET ? undefined : secrets().ledgerSealingSecretPrevious),
      }),
      secretsDir: own.LEDGER_SEALING_SECRET ? null : dataDir || null,
    });
  } finally {
    await database.stop();
  }
}

function nowhere(): never {
  throw new Fault("Set LEDGER_SEALING_SECRET and LEDGER_SIGNING_KEY, or DATA_DIR to the folder of the installation.");
}
