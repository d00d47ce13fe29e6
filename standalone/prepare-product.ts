import { createLog } from "../subgraphs/shared/log.ts";
import { openAnchor } from "../subgraphs/shared/proofs/anchor.ts";
import { type BackendOptions, openBackend } from "./backend.ts";
import { clearHalfDemo, makeDemo, needsDemo } from "./demo/demo.ts";
import type { StandaloneEnv } from "./env.ts";
import { headsUrlOf } from "./heads-url.ts";
import { prepareDatabase } from "./prepare.ts";
import { openSecrets } from "./secrets.ts";
import { DATABASE_ROLES, STORAGES } from "./subgraphs.ts";

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
  const headsUrl = headsUrlOf(dataDir);
  return { ownerUrl, secrets, headsUrl, publicUrl: env.publicUrl, log: createLog("casegraph", env.logLevel) };
}

/** Brings the database up to date, and writes the demo where it is wanted and was not written yet. */
export async function prepareProduct(
  { env, ownerUrl, say, signal }: Omit<Preparation, "dataDir">,
  backend: BackendOptions,
): Promise<void> {
  await clearHalfDemo(ownerUrl, ["ledger", ...STORAGES.map(({ name }) => name)]);
  const applied = await prepareDatabase(
    ownerUrl,
    backend.secrets.passwords,
    backend.headsUrl ? openAnchor(backend.headsUrl) : null,
  );
  if (applied) say(`${applied} migrations applied`);
  if (!(await needsDemo(ownerUrl, env.demo))) return;
  say("Writing demo data (the first time only) …");
  // A demo that is interrupted begins again from nothing: no head of it may stand outside.
  const writer = await openBackend({ ...backend, headsUrl: undefined, asOwner: true });
  try {
    const { people, cases } = await makeDemo(ownerUrl, writer, signal);
    say(`${cases} cases and ${people} people of the demo`);
  } finally {
    await writer.close();
  }
}
