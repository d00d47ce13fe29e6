import { createHash } from "node:crypto";
import type { Redis } from "ioredis";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { DataSource } from "typeorm";
import type { Log } from "../log.ts";
import { type Limit, refused, type Taken } from "./limit.ts";
import { countHit, countTaking } from "./limits.metrics.ts";
import { RedisCounter } from "./limits.redis.ts";

/** The table behind the limits; part of the first migration of each subgraph that has some. */
export const LIMITS_TABLE = "create table limits (key text primary key, points int not null default 0, expire bigint)";

const limiters = new WeakMap<DataSource, Limiter>();

/** The limiter of a subgraph's database. */
export function limiterOf(db: DataSource): Limiter {
  const limiter = limiters.get(db) ?? new Limiter(db, null);
  limiters.set(db, limiter);
  return limiter;
}

/** From now on the limits of this database are counted in Redis, under a prefix of the subgraph's own. */
export function countInRedis(db: DataSource, redis: Redis, subgraph: string, log: Log): void {
  limiters.set(db, new Limiter(db, new RedisCounter(redis, `casegraph:${subgraph}:limit`, log)));
}

/**
 * Counts atomically and over every replica: in Redis where there is one, in PostgreSQL where there is none and while it
 * is away. Who used everything up stands in PostgreSQL either way, so that a Redis that forgets lets nobody out. If
 * PostgreSQL is away it refuses: never unlimited.
 */
class Limiter {
  readonly #limiters = new Map<string, RateLimiterPostgres>();

  constructor(
    private readonly db: DataSource,
    private readonly quick: RedisCounter | null,
  ) {}

  /** Takes one point, before the work that is limited. */
  async take(limit: Limit, key: string): Promise<Taken> {
    const taken = await this.#take(limit, key);
    if (!taken.allowed) countHit(limit.name);
    return taken;
  }

  async #take(limit: Limit, key: string): Promise<Taken> {
    const hash = hashed(key);
    const standing = this.quick && (await this.#of(limit).get(hash));
    if (standing && standing.consumedPoints > limit.points) return { ...refused(standing, limit), first: false };
    const quick = await this.quick?.take(limit, hash);
    countTaking(quick ? "redis" : "postgresql");
    if (!quick) return takeFrom(this.#of(limit), limit, hash);
    if (!quick.allowed && quick.first) await this.#of(limit).block(hash, limit.blockSeconds);
    return quick;
  }

  /** Gives a point back: what it was taken for does not count after all. */
  async giveBack(limit: Limit, key: string): Promise<void> {
    const hash = hashed(key);
    if (!(await this.quick?.giveBack(limit, hash))) await this.#of(limit).reward(hash, 1);
  }

  /** Forgets what was counted: the work succeeded, or somebody unlocked it. */
  async clear(limit: Limit, key: string): Promise<void> {
    const hash = hashed(key);
    await Promise.all([this.quick?.clear(limit, hash), this.#of(limit).delete(hash)]);
  }

  #of({ name, points, seconds, blockSeconds }: Limit): RateLimiterPostgres {
    let limiter = this.#limiters.get(name);
    if (!limiter) {
      limiter = new RateLimiterPostgres({
        storeClient: this.db,
        storeType: "typeorm",
        tableName: "limits",
        schemaName: this.db.driver.schema,
        tableCreated: true,
        keyPrefix: name,
        points,
        duration: seconds,
        blockDuration: blockSeconds,
      } as never);
      this.#limiters.set(name, limiter);
    }
    return limiter;
  }
}

async function takeFrom(limiter: RateLimiterPostgres, limit: Limit, hash: string): Promise<Taken> {
  try {
    await limiter.consume(hash);
    return { allowed: true };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return refused(refusal, limit);
  }
}

/** Addresses and names of accounts are not kept for counting. */
function hashed(key: string): string {
  return createHash("sha256").update(key).digest("base64url");
}
