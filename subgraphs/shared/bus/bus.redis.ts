import type { Log } from "../log.ts";
import { coalesced, TOPICS, type Topic, topicOf, type Wire } from "./bus.wire.ts";
import { inTime, openRedis } from "./redis.ts";

const CHANNEL = "casegraph:bus";

/** Wake-ups over Redis: one connection listens, for it can do nothing else, and one speaks. */
export function redisWire(url: string, heard: (topic: Topic) => void, log: Log): Wire {
  let listens = false;
  const speaker = openRedis(url, log, "wake-ups");
  // Subscribing again changes nothing, and shows that it still listens.
  const listener = openRedis(url, log, "wake-ups", async (redis) => {
    await redis.subscribe(CHANNEL);
    if (!listens) for (const topic of TOPICS) heard(topic);
    listens = true;
  });
  listener.on("close", () => {
    listens = false;
  });
  listener.on("message", (_channel, message) => {
    const topic = topicOf(message);
    if (topic) heard(topic);
  });
  return {
    send: coalesced((message) => inTime(speaker.publish(CHANNEL, message))),
    async close() {
      speaker.disconnect();
      listener.disconnect();
    },
  };
}
