import { Redis } from "ioredis";
import type { Log } from "../log.ts";

const ANSWER_MS = 250;
const CONNECT_MS = 2000;
const MOST_PAUSE_MS = 2000;

/**
 * A connection to Redis that answers soon or fails: nothing waits for it to come back and nothing is sent twice, because
 * whoever asks has PostgreSQL to fall back on. It connects again for ever, and says once that it lost Redis and once
 * that it has it again.
 */
export function openRedis(url: string, log: Log): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    autoResubscribe: false,
    maxRetriesPerRequest: 0,
    // INFO and CLIENT are more than a service's user may do.
    enableReadyCheck: false,
    disableClientInfo: true,
    commandTimeout: ANSWER_MS,
    connectTimeout: CONNECT_MS,
    keepAlive: 5000,
    retryStrategy: (attempt) => Math.min(attempt * 50, MOST_PAUSE_MS),
  });
  let away = false;
  const lost = (error: unknown) => {
    if (!away) log.warn({ err: error }, "Redis does not answer: PostgreSQL stands in for it");
    away = true;
  };
  redis.on("error", lost);
  // Ready says that the connection stands; whether the password is right, an answer says.
  redis.on("ready", () => {
    redis.ping().then(() => {
      if (away) log.info("Redis answers again");
      away = false;
    }, lost);
  });
  return redis;
}
