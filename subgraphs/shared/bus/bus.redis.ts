import type { Log } from "../log.ts";
import { coalesced, TOPICS, type Topic, topicOf, type Wire } from "./bus.wire.ts";
import { openRedis } from "./redis.ts";

const CHANNEL = "casegraph:bus";
/** How often a silent connection is asked whether it is still there. */
const HEARTBEAT_MS = 5000;

/** Wake-ups over Redis: one connection listens, for it can do nothing else, and one speaks. */
export function redisWire(url: string, heard: (topic: Topic) => void, log: Log): Wire {
  const speaker = openRedis(url, log.child({ redis: "wake-ups" }));
  const listener = openRedis(url, log.child({ redis: "wake-ups heard" }));
  listener.on("message", (_channel, message) => {
    const topic = topicOf(message);
    if (topic) heard(topic);
  });
  listener.on("ready", () => {
    listener.subscribe(CHANNEL).then(
      () => {
        for (const topic of TOPICS) heard(topic);
      },
      () => listener.disconnect(true),
    );
  });
  const heartbeat = setInterval(() => {
    if (listener.status === "ready") listener.ping().catch(() => listener.disconnect(true));
  }, HEARTBEAT_MS).unref();
  return {
    send: coalesced((message) => speaker.publish(CHANNEL, message)),
    async close() {
      clearInterval(heartbeat);
      speaker.disconnect();
      listener.disconnect();
    },
  };
}
