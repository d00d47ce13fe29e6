import { TRANSPORTS } from "../../router/testing/world.ts";
import { redisServer, startRedis, type TestRedis } from "../setup/redis.ts";
import type { TransportName } from "../setup/routers.ts";
import { openStage } from "../setup/stage.ts";
import { askEntities } from "./access.entities.ts";
import { followEverything } from "./access.events.ts";
import { tryMutations } from "./access.mutations.ts";
import { askEverything, FULL } from "./access.queries.ts";
import { castOf, Matrix } from "./access.world.ts";

/** No two of them ask for the same, so that together they ask for three fields of eight. */
const PART = { ways: ["alias"], every: 8 } as const;
const FIRST = { local: 0, http: 3, redis: 6 };

/** What the drill counted; of the cells, how many with wake-ups and limits on Redis: none where there is no redis-server. */
export interface AccessFigures {
  readonly cells: number;
  readonly wrong: number;
  readonly onRedis: number;
}

interface Drill {
  readonly small: boolean;
  readonly say: (line: string) => void;
}

/**
 * Role by field by row by way in, over both transports, without Redis and with it, each held against
 * schema/permissions.md and the rules of sight. Small asks of queries for a part of the fields, each transport and Redis
 * for another part, in one way alone, and with Redis over one transport alone.
 */
export async function access({ small, say }: Drill): Promise<{ held: boolean; figures: AccessFigures }> {
  const matrix = new Matrix(say);
  await everything(matrix, TRANSPORTS, null, { small, say });
  const without = matrix.cells;
  if (redisServer)
    await withRedis((redis) => everything(matrix, small ? ["local"] : TRANSPORTS, redis, { small, say }));
  else say("There is no redis-server here: the cells are asked without it alone");
  const { cells, wrong } = matrix;
  return { held: wrong === 0 && cells > 0, figures: { cells, wrong, onRedis: cells - without } };
}

async function everything(
  matrix: Matrix,
  transports: readonly TransportName[],
  redis: TestRedis | null,
  { small, say }: Drill,
): Promise<void> {
  const stage = await openStage({ redisUrl: redis?.url });
  try {
    for (const transport of transports) {
      // Anew for each: a session must not outlive its token on the way.
      const cast = await castOf(stage);
      const part = { ...PART, first: FIRST[redis ? "redis" : transport] };
      await askEverything(stage, cast, transport, matrix, small ? part : FULL);
      await followEverything(stage, cast, transport, matrix);
      await tryMutations(stage, cast, transport, matrix);
      if (transport === "http") await askEntities(stage, cast, matrix);
      say(`${transport}, ${redis ? "with" : "without"} Redis: ${matrix.cells} cells so far, ${matrix.wrong} wrong`);
    }
  } finally {
    await stage.close();
  }
}

/** A Redis that counted nothing was not there: then the cells prove nothing about it. */
async function withRedis(work: (redis: TestRedis) => Promise<void>): Promise<void> {
  const redis = await startRedis();
  try {
    await work(redis);
    const counted = await redis.asAdmin((admin) => admin.keys("casegraph:*:limit*"));
    if (counted.length === 0) throw new Error("No limit was counted in Redis.");
  } finally {
    await redis.remove();
  }
}
