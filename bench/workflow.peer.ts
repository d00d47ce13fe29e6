import { createRequire } from "node:module";
import { startRedis } from "../tests/setup/redis.ts";
import type { Runner } from "./workflow.ts";

const require = createRequire(import.meta.url);

/** The least that we use of BullMQ, whose types are no part of the product either. */
interface Bullmq {
  readonly Queue: new (
    name: string,
    options: object,
  ) => { add(name: string, data: object): Promise<unknown>; close(): Promise<void> };
  readonly FlowProducer: new (options: object) => { add(flow: object): Promise<unknown>; close(): Promise<void> };
  readonly Worker: new (
    name: string,
    work: (job: { name: string; data: { run: string } }) => Promise<void>,
    options: object,
  ) => { on(event: "completed", heard: (job: { name: string; data: { run: string } }) => void): void } & {
    waitUntilReady(): Promise<unknown>;
    close(): Promise<void>;
  };
}

const QUEUE = "steps";

/**
 * The same six steps as six jobs of BullMQ: the first adds a flow of one whose children run side by side before it. Redis
 * writes each command to the disk before it answers, as PostgreSQL does with each commit.
 */
export async function bullmqWorkflows(width: number): Promise<Runner> {
  const { Queue, FlowProducer, Worker } = require("bullmq") as Bullmq;
  const redis = await startRedis();
  const { port } = redis;
  const { username, password } = new URL(redis.adminUrl);
  const connection = { host: "127.0.0.1", port, username, password };
  const runs = new Map<string, { begun: number; done: PromiseWithResolvers<number> }>();
  const flows = new FlowProducer({ connection });
  const queue = new Queue(QUEUE, { connection });
  const worker = new Worker(
    QUEUE,
    async ({ name, data }) => {
      if (name !== "plan") return;
      runs.get(data.run)!.begun = performance.now();
      const part = (n: number) => ({ name: `part ${n}`, queueName: QUEUE, data });
      await flows.add({
        name: "join",
        queueName: QUEUE,
        data,
        children: Array.from({ length: width }, (_, n) => part(n)),
      });
    },
    { connection, concurrency: 10 },
  );
  worker.on("completed", ({ name, data }) => {
    if (name === "join") runs.get(data.run)?.done.resolve(performance.now());
  });
  await worker.waitUntilReady();
  let last = 0;
  return {
    async run() {
      const run = `${++last}`;
      const time = { begun: 0, done: Promise.withResolvers<number>() };
      runs.set(run, time);
      let added = 0;
      await queue.add("plan", { run }).then(() => {
        added = performance.now();
      });
      const done = await time.done.promise;
      return { begun: time.begun - added, done: done - added };
    },
    async close() {
      await worker.close();
      await queue.close();
      await flows.close();
      await redis.remove();
    },
  };
}
