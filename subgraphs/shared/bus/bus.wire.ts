import { randomUUID } from "node:crypto";

/** What can be woken: the sequencer when the inbox has rows, the tail when the ledger has entries, who runs jobs when there are some. */
export const TOPICS = ["inbox", "entry", "jobs"] as const;
export type Topic = (typeof TOPICS)[number];

/** Carries wake-ups to the other processes; what it cannot carry is lost, and nobody waits for it. */
export interface Wire {
  send(topic: Topic): void;
  close(): Promise<void>;
}

const ME = randomUUID();
const MESSAGE = /^([0-9a-f-]{36}) ([a-z]{1,16})$/;

/** A wake-up as it travels: who sends it, and the topic. */
export function messageOf(topic: Topic): string {
  return `${ME} ${topic}`;
}

/** The topic of another process's message; null for an echo of our own and for what no process of ours wrote. */
export function topicOf(message: unknown): Topic | null {
  const [, sender, named] = (typeof message === "string" && message.length <= 64 && MESSAGE.exec(message)) || [];
  return sender === ME ? null : (TOPICS.find((topic) => topic === named) ?? null);
}

/** One message per topic is on its way at a time; whatever is woken meanwhile is one more behind it. */
export function coalesced(publish: (message: string) => Promise<unknown>): (topic: Topic) => void {
  const states = new Map<Topic, "sending" | "again">();
  const send = async (topic: Topic) => {
    do {
      states.set(topic, "sending");
      // The connection says itself what is wrong with it.
      await publish(messageOf(topic)).catch(() => undefined);
    } while (states.get(topic) === "again");
    states.delete(topic);
  };
  return (topic) => {
    if (states.has(topic)) states.set(topic, "again");
    else void send(topic);
  };
}
