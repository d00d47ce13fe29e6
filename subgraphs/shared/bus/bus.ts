import { EventEmitter } from "node:events";
import type { Log } from "../log.ts";
import { PostgresWire } from "./bus.postgres.ts";
import { redisWire } from "./bus.redis.ts";
import type { Topic, Wire } from "./bus.wire.ts";

/**
 * Wakes whoever follows, in this process and in the others. Nothing durable rides on it: followers poll as a floor, so a
 * lost wake-up costs milliseconds and never an event.
 */
export interface Bus {
  wake(topic: Topic): void;
  /** Calls back on every wake-up until the returned function is called. */
  on(topic: Topic, listener: () => void): () => void;
  close(): Promise<void>;
}

/** What wake-ups travel over besides this process: Redis, else PostgreSQL, else nothing. */
export interface BusOptions {
  readonly redisUrl?: string;
  readonly databaseUrl?: string;
  readonly log: Log;
}

/** Opens the bus; what it travels over may come and go. */
export function openBus({ redisUrl, databaseUrl, log }: BusOptions): Bus {
  const emitter = new EventEmitter().setMaxListeners(0);
  const heard = (topic: Topic) => void emitter.emit(topic);
  const wire = openWire();
  return {
    wake(topic) {
      heard(topic);
      wire?.send(topic);
    },
    on(topic, listener) {
      emitter.on(topic, listener);
      return () => emitter.off(topic, listener);
    },
    close: async () => wire?.close(),
  };

  function openWire(): Wire | null {
    if (redisUrl) return redisWire(redisUrl, heard, log);
    return databaseUrl ? new PostgresWire(databaseUrl, heard, log) : null;
  }
}
