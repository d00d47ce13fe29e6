import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import pg from "pg";
import { startRedis } from "../tests/setup/redis.ts";
import type { Assigned } from "./notify.scene.ts";

const require = createRequire(import.meta.url);

/** The least that we use of BullMQ, whose types are no part of the product either. */
interface Bullmq {
  readonly Queue: new (
    name: string,
    options: object,
  ) => { add(name: string, data: Assigned, options: object): Promise<unknown>; close(): Promise<void> };
  readonly Worker: new (
    name: string,
    work: (job: { data: Assigned }) => Promise<void>,
    options: object,
  ) => { on(event: "completed", heard: () => void): void } & {
    waitUntilReady(): Promise<unknown>;
    close(): Promise<void>;
  };
}

const QUEUE = "notify";
const AT_ONCE = 10;
const ADD = `insert into public.bullmq_notifications (id, person_id, case_id, version) values ($1, $2, $3, $4)
  on conflict do nothing`;

/**
 * A notification for each change by a job of BullMQ: one row, written once by a constraint, since a worker that dies has
 * its job done again. Redis writes each command to the disk before it answers, as PostgreSQL does with each commit.
 */
export async function bullmqNotifications(url: string) {
  const { Queue, Worker } = require("bullmq") as Bullmq;
  const pool = new pg.Pool({ connectionString: url, max: AT_ONCE });
  await pool.query(`create table public.bullmq_notifications (id uuid primary key, at timestamptz not null default now(),
    person_id uuid not null, case_id uuid not null, version int not null, seen_at timestamptz, unique (case_id, version, person_id));
    create index on public.bullmq_notifications (person_id, at, id)`);
  const redis = await startRedis();
  const { username, password } = new URL(redis.adminUrl);
  const connection = { host: "127.0.0.1", port: redis.port, username, password };
  const queue = new Queue(QUEUE, { connection });
  let done = 0;
  let heard = Promise.withResolvers<void>();
  const write = async ({ data: { assigneeId, caseId, version } }: { data: Assigned }) => {
    await pool.query({ name: "add", text: ADD, values: [randomUUID(), assigneeId, caseId, version] });
  };
  const worker = new Worker(QUEUE, write, { connection, concurrency: AT_ONCE });
  worker.on("completed", () => {
    done++;
    heard.resolve();
  });
  await worker.waitUntilReady();
  return {
    async add(assigned: Assigned): Promise<void> {
      await queue.add("assigned", assigned, { removeOnComplete: true });
    },
    /** Resolves when so many have been written. */
    async notified(many: number): Promise<void> {
      while (done < many) {
        heard = Promise.withResolvers();
        await heard.promise;
      }
      const { rows } = await pool.query("select count(*)::int from public.bullmq_notifications");
      if (rows[0].count !== many) throw new Error(`${rows[0].count} notifications instead of ${many}`);
    },
    async close(): Promise<void> {
      await worker.close();
      await queue.close();
      await pool.end();
      await redis.remove();
    },
  };
}
