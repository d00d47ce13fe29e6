import pg from "pg";
import { outboxOf } from "../../standalone/data-dir.ts";
import { openDatabase } from "../../standalone/database.ts";
import { removeDataDir } from "../setup/data-dir.ts";
import { newDemoDir } from "../setup/demo-dir.ts";
import { Outbox } from "../setup/outbox.ts";
import { redisServer, startRedis } from "../setup/redis.ts";
import { startReplicas } from "../setup/services.ts";
import { Arena } from "./races.arena.ts";
import { assertion } from "./races.assertion.ts";
import { callback } from "./races.callback.ts";
import { code, codeGuesses, resetLink, verification } from "./races.codes.ts";
import { backupCode, passkeyChallenge, totpStep } from "./races.factors.ts";
import { passwordGuesses, refresh, ticket } from "./races.sessions.ts";

const PARALLEL = { small: 40, full: 1_000 };

/** What came of a race: of guesses, how many were checked; of refreshes, how many rotations there were. */
export interface Result {
  readonly succeeded: number;
  /** Whether that is as it must be, and everything else that was answered. */
  readonly held: boolean;
}

/** What many do at once of which one may succeed, or five be checked. */
const RACES = {
  ticket,
  code,
  resetLink,
  verification,
  refresh,
  backupCode,
  totpStep,
  passkeyChallenge,
  callback,
  assertion,
  passwordGuesses,
  codeGuesses,
} satisfies Record<string, (arena: Arena) => Promise<Result>>;
type Thing = keyof typeof RACES;

type Counted = Record<Thing, { readonly parallel: number; readonly succeeded: number }>;

/** A thousand at once for each thing that may be done once, over two routers and two replicas of identity, with Redis and without. */
export async function races({ small, say }: { small: boolean; say: (line: string) => void }) {
  const parallel = small ? PARALLEL.small : PARALLEL.full;
  const dataDir = await newDemoDir("casegraph-drill");
  const closing: (() => Promise<unknown>)[] = [() => removeDataDir(dataDir)];
  try {
    const redis = redisServer ? await startRedis() : null;
    if (redis) closing.push(() => redis.remove());
    else say("There is no redis-server here: limits are counted in PostgreSQL alone");
    const env = { LOG_LEVEL: "error", TRUSTED_PROXIES: "1" };
    const services = await startReplicas({ dataDir, redisUrl: redis?.url, env });
    closing.push(() => services.stop());
    const { ownerUrl } = await openDatabase({ env: { databaseUrl: null }, dataDir, say, share: true });
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    closing.push(() => owner.end());
    const arena = new Arena(services.urls, parallel, owner, new Outbox(outboxOf(dataDir)));

    let held = true;
    const phase = async (name: string): Promise<Counted> => {
      const counted: Partial<Counted> = {};
      for (const [thing, race] of Object.entries(RACES) as [Thing, (arena: Arena) => Promise<Result>][]) {
        const began = performance.now();
        const result = await race(arena);
        held &&= result.held;
        counted[thing] = { parallel, succeeded: result.succeeded };
        const seconds = ((performance.now() - began) / 1000).toFixed(1);
        say(`${name}, ${thing}: ${result.succeeded} of ${parallel} in ${seconds} s${result.held ? "" : ": WRONG"}`);
      }
      return counted as Counted;
    };
    if (!redis) return { held, figures: { ...(await phase("without Redis")), withRedis: null } };
    const withRedis = await phase("with Redis");
    await redis.kill();
    return { held, figures: { ...(await phase("without Redis")), withRedis } };
  } finally {
    for (const close of closing.reverse()) await close().catch((error) => say(`While cleaning up: ${error}`));
  }
}
