import type { Redis } from "ioredis";
import { RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import { Absence, Presence } from "../bus/presence.ts";
import { inTime, isRefusal } from "../bus/redis.ts";
import type { Log } from "../log.ts";
import { type Limit, refused, type Taken } from "./limit.ts";
import { countForgetting } from "./limits.metrics.ts";

/** How long Redis is not asked again after it did not answer: nobody should wait for it at every attempt. */
const REST_MS = 1000;

const BEAT_MS = 2000;
/** Never used up, and kept for ten years. */
const BEATS: Limit = { name: "beats", points: Number.MAX_SAFE_INTEGER, seconds: 315_360_000, blockSeconds: 0 };

/** Counts in Redis. Every answer may be null: Redis did not answer, and whoever asked counts elsewhere. */
export class RedisCounter {
  readonly #limiters = new Map<string, RateLimiterRedis>();
  readonly #presence: Presence;
  #restsUntil = 0;
  #beats = 0;

  constructor(
    private readonly redis: Redis,
    private readonly prefix: string,
    private readonly log: Log,
  ) {
    this.#presence = new Presence("limits", new Absence(log));
    const beat = setInterval(() => void this.#beat(), BEAT_MS).unref();
    redis.once("end", () => {
      clearInterval(beat);
      this.#presence.close();
    });
  }

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
      const answer = await inTime(work());
      this.#presence.found("Redis counts limits again");
      return answer;
    } catch (error) {
      // That it does not answer, the connection says itself; what it answers may be that it is full.
      const isAnswer = error instanceof Error && error.name === "ReplyError" && !isRefusal(error);
      if (isAnswer) this.#presence.lost("Redis does not count: limits are counted in PostgreSQL meanwhile", error);
      this.#restsUntil = performance.now() + REST_MS;
      return null;
    }
  }

  /** Counts its own beats as any other point: a count that did not go up is a Redis that forgot. */
  async #beat(): Promise<void> {
    const beats = await this.#ask(async () => (await this.#of(BEATS).consume("all")).consumedPoints);
    if (beats === null) return;
    if (beats <= this.#beats) {
      countForgetting();
      this.log.warn("Redis forgot what it had counted: who had run out of tries stays out, others begin anew");
    }
    this.#beats = beats;
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
