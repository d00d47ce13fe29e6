import { Redis } from "ioredis";
import type { Log } from "../log.ts";
import { Absence, Presence, type Use } from "./presence.ts";

const ANSWER_MS = 250;
const CONNECT_MS = 2000;
const MOST_PAUSE_MS = 2000;
/** How often a connection is asked whether it still answers. */
const HEARTBEAT_MS = 2000;

const INSTEAD = "limits are counted in PostgreSQL and every process looks by itself meanwhile";
const SILENT = `Redis does not answer: ${INSTEAD}`;
const REFUSED = `Redis refuses the name or the password of this service (REDIS_URL): ${INSTEAD}`;

/** The connections of a process go and come together: its log says so once for them all. */
const absences = new WeakMap<Log, Absence>();

/**
 * A connection to Redis that answers soon or fails: nothing waits for it to come back and nothing is sent twice, because
 * whoever asks can do without. It connects again for ever, also when it stands and does not answer or has the password
 * of yesterday, and says once that it lost Redis and once that it has it again.
 */
export function openRedis(
  url: string,
  log: Log,
  use: Use = "limits",
  isWell: (redis: Redis) => Promise<unknown> = (redis) => redis.ping(),
): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    autoResubscribe: false,
    maxRetriesPerRequest: 0,
    // INFO and CLIENT are more than a service's user may do.
    enableReadyCheck: false,
    disableClientInfo: true,
    connectTimeout: CONNECT_MS,
    keepAlive: 5000,
    retryStrategy: (attempt) => Math.min(attempt * 50, MOST_PAUSE_MS),
  });
  const absence = absences.get(log) ?? new Absence(log);
  absences.set(log, absence);
  const presence = new Presence(use, absence);
  const lost = (error: unknown) => presence.lost(isRefusal(error) ? REFUSED : SILENT, error);
  // Ready says that the connection stands; whether the password is right, an answer says.
  const ask = () => inTime(isWell(redis)).then(() => presence.found("Redis answers again"));
  const heartbeat = setInterval(() => {
    if (redis.status !== "ready") return;
    ask().catch((error) => {
      lost(error);
      redis.disconnect(true);
    });
  }, HEARTBEAT_MS).unref();
  redis.on("error", lost);
  redis.on("ready", () => void ask().catch(lost));
  redis.once("end", () => {
    clearInterval(heartbeat);
    presence.close();
  });
  return redis;
}

/** Gives up what is not answered soon. A process that was busy itself first reads what has come meanwhile. */
export function inTime<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new Error(`no answer in ${ANSWER_MS} ms`));
    const timer = setTimeout(() => setImmediate(giveUp), ANSWER_MS);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Whether Redis is there and wants somebody else, or somebody who may do more. */
export function isRefusal(error: unknown): boolean {
  return error instanceof Error && /^(WRONGPASS|NOAUTH)\b/.test(error.message);
}
