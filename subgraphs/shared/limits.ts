import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { DataSource } from "typeorm";

/** So many points in so many seconds; once used up, nothing for as long as `blockSeconds` says. */
export interface Limit {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
  readonly blockSeconds: number;
}

/** Whether there was a point; when there was none, from when there is, and whether this is the first time it was said. */
type Taken = { allowed: true } | { allowed: false; first: boolean; retryAt: Date };

/** The table behind the limits; part of the first migration of each subgraph that has some. */
export const LIMITS_TABLE = "create table limits (key text primary key, points int not null default 0, expire bigint)";

const limiters = new WeakMap<DataSource, Limiter>();

/** The limiter of a subgraph's database. */
export function limiterOf(db: DataSource): Limiter {
  const limiter = limiters.get(db) ?? new Limiter(db);
  limiters.set(db, limiter);
  return limiter;
}

/** Counts in PostgreSQL, atomically and over every replica. If the database is away it refuses: never unlimited. */
class Limiter {
  readonly #limiters = new Map<string, RateLimiterPostgres>();

  constructor(private readonly db: DataSource) {}

  /** Takes one point, before the work that is limited. */
  async take(limit: Limit, key: string): Promise<Taken> {
    try {
      await this.#of(limit).consume(hashed(key));
      return { allowed: true };
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const retryAt = new Date(Date.now() + refusal.msBeforeNext);
      return { allowed: false, first: refusal.consumedPoints === limit.points + 1, retryAt };
    }
  }

  /** Gives a point back: what it was taken for does not count after all. */
  async giveBack(limit: Limit, key: string): Promise<void> {
    await this.#of(limit).reward(hashed(key), 1);
  }

  /** Forgets what was counted: the work succeeded, or somebody unlocked it. */
  async clear(limit: Limit, key: string): Promise<void> {
    await this.#of(limit).delete(hashed(key));
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

/** Addresses and names of accounts are not kept for counting. */
function hashed(key: string): string {
  return createHash("sha256").update(key).digest("base64url");
}
