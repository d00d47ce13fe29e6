import { sendingOf } from "../subgraphs/identity/env.ts";
import { mailSettingsOf } from "../subgraphs/messaging/env.ts";
import { roleOf } from "../subgraphs/shared/database-role.ts";
import { createLog } from "../subgraphs/shared/log.ts";
import { openAnchor } from "../subgraphs/shared/proofs/anchor.ts";
import { openHeadKey } from "../subgraphs/shared/proofs/head-key.ts";
import { openHeadKeeper } from "../subgraphs/shared/proofs/open-head-keeper.ts";
import type { Graveyard } from "../subgraphs/shared/seals/tombstones.ts";
import { type BackendOptions, openBackend } from "./backend.ts";
import { outboxOf } from "./data-dir.ts";
import { DATABASE_ROLES } from "./database-roles.ts";
import { allowActing, clearHalfDemo, makeDemo, needsDemo } from "./demo/demo.ts";
import type { StandaloneEnv } from "./env.ts";
import { headsPlaceOf } from "./heads-place.ts";
import { asOwner } from "./owner-client.ts";
import { prepareDatabase } from "./prepare.ts";
import { openSecrets } from "./secrets.ts";
import { STORAGES } from "./subgraphs.ts";

/** What is prepared, and for whom. */
export interface Preparation {
  readonly env: StandaloneEnv;
  readonly dataDir: string;
  readonly ownerUrl: string;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/** What the subgraphs of this installation run on. */
export function backendOptionsOf({ env, dataDir, ownerUrl }: Omit<Preparation, "say" | "signal">): BackendOptions {
  const secrets = openSecrets(dataDir, DATABASE_ROLES);
  const heads = headsPlaceOf(dataDir, env.heads);
  const { production, publicUrl, mail, passwords, signIn } = env;
  const outbox = production ? null : outboxOf(dataDir);
  return {
    ...{ ownerUrl, secrets, heads, publicUrl, log: createLog("casegraph", env.logLevel) },
    passwords,
    production,
    signIn,
    mail: mailSettingsOf(mail, outbox),
    bounceToken: mail.MAIL_BOUNCE_TOKEN ?? null,
    outbox,
    sending: sendingOf(env.codes, outbox),
    defaultCountry: env.codes.DEFAULT_COUNTRY,
  };
}

/** Nothing is written into a database whose ledger is not the one that the place outside knows. */
async function requireOwnLedger(ownerUrl: string, { heads, secrets, log }: BackendOptions): Promise<void> {
  if (!heads) return;
  const keeper = openHeadKeeper({ signingKey: secrets.ledgerSigningKey, ...heads }, log);
  await asOwner(ownerUrl, (client) => keeper.admit(async (sql, values) => (await client.query(sql, values)).rows));
}

function graveyardOf({ heads, secrets }: BackendOptions): Graveyard | null {
  if (!heads) return null;
  const { headsUrl, credentials, keysBefore } = heads;
  return { outside: openAnchor(headsUrl, credentials), key: openHeadKey(secrets.ledgerSigningKey, keysBefore) };
}

/** Brings the database up to date, and writes the demo where it is wanted and was not written yet. */
export async function prepareProduct(
  { env, ownerUrl, say, signal }: Omit<Preparation, "dataDir">,
  backend: BackendOptions,
): Promise<void> {
  await requireOwnLedger(ownerUrl, backend);
  await clearHalfDemo(ownerUrl, ["ledger", ...STORAGES.map(({ name }) => name)]);
  const applied = await prepareDatabase(ownerUrl, backend.secrets.passwords, graveyardOf(backend));
  if (applied) say(`${applied} migrations applied`);
  if (!(await needsDemo(ownerUrl, env.demo))) return;
  say("Writing demo data (the first time only) …");
  await allowActing(
    ownerUrl,
    STORAGES.map(({ name }) => roleOf(name)),
  );
  // A demo that is interrupted begins again from nothing: no head of it may stand outside.
  const writer = await openBackend({ ...backend, heads: undefined, asOwner: true });
  try {
    const { people, cases } = await makeDemo(ownerUrl, writer, signal);
    say(`${cases} cases and ${people} people of the demo`);
  } finally {
    await writer.close();
  }
}
