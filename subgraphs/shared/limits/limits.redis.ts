import type { Redis } from "ioredis";
import { RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import { type Limit, refused, type Taken } from "./limit.ts";

/** How long Redis is not asked again after it did not answer: nobody should wait for it at every attempt. */
const REST_MS = 1000;

/** Counts in Redis. Every answer may be null: Redis did not answer, and whoever asked counts elsewhere. */
export class RedisCounter {
  readonly #limiters = new Map<string, RateLimiterRedis>();
  #restsUntil = 0;

  constructor(
    private readonly redis: Redis,
    private readonly prefix: string,
  ) {}

  async take(limit: Limit, hash: string): Promise<Taken | null> {
    return this.#ask(async () => {
      try {
        await this.#of(limit).consume(hash);
        return { allowed: true };
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        return refused(refusal, limit);
      }
    });
  }

  /** True when the point was here; below zero nothing is given back, or a Redis that forgot would hand out more. */
  async giveBack(limit: Limit, hash: string): Promise<boolean> {
    const given = await this.#ask(async () => {
      const limiter = this.#of(limit);
      const counted = (await limiter.get(hash))?.consumedPoints ?? 0;
      if (counted > 0) await limiter.reward(hash, 1);
      return counted > 0;
    });
    return given ?? false;
  }

  async clear(limit: Limit, hash: string): Promise<void> {
    await this.#ask(() => this.#of(limit).delete(hash));
  }

  async #ask<T>(work: () => Promise<T>): Promise<T | null> {
    if (this.redis.status !== "ready" || performance.now() < this.#restsUntil) return null;
    try {
      return await work();
    } catch {
      // The connection says itself what is wrong with it.
      this.#restsUntil = performance.now() + REST_MS;
      return null;
    }
  }

  #of({ name, points, seconds, blockSeconds }: Limit): RateLimiterRedis {
    let limiter = this.#limiters.get(name);
    if (!limiter) {
      limiter = new RateLimiterRedis({
        storeClient: this.redis,
        keyPrefix: `${this.prefix}:${name}`,
        points,
        duration: seconds,
        blockDuration: blockSeconds,
      });
      this.#limiters.set(name, limiter);
    }
    return limiter;
  }
}
