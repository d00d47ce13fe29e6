import { randomUUID } from "node:crypto";
import pg from "pg";
import type { DataSource } from "typeorm";
import { inject } from "vitest";
import { z } from "zod";
import { startPostgres } from "../../standalone/postgres/postgres.ts";
import { openBus } from "../../subgraphs/shared/bus/bus.ts";
import { createDataSource } from "../../subgraphs/shared/database.ts";
import type { Job, StartOptions } from "../../subgraphs/shared/jobs/jobs.ts";
import { openJobs } from "../../subgraphs/shared/jobs/open-jobs.ts";
import { createLog } from "../../subgraphs/shared/log.ts";

/** The product's own job, which is started here with what it does not take: it fails at its first try. */
const sendMail: Job<unknown, unknown> = {
  name: "send-mail",
  queue: "mail",
  input: z.unknown(),
  attempts: 1,
  run: async () => undefined,
};
const definition = { queues: { mail: { concurrency: 10 } }, jobs: [sendMail] };
const NONSENSE = "nonsense";

/** Jobs of the product that the browser tests look at, as its database's owner would start and mend them. */
export class PortalJobs {
  readonly #bus = openBus({ log: createLog("test", "silent") });
  readonly #started: string[] = [];
  #db!: DataSource;
  #jobs!: ReturnType<typeof openJobs>;
  #holder: pg.Client | null = null;

  async open(): Promise<void> {
    const { url } = await startPostgres({ dataDir: inject("browser").dataDir, share: true });
    const storage = { name: "messaging", entities: [], migrations: [] };
    this.#db = await createDataSource(storage, { url, poolSize: 2, bus: this.#bus }).initialize();
    const log = createLog("test", "silent");
    this.#jobs = openJobs({ subgraph: "messaging", definition, databaseUrl: url, bus: this.#bus, log });
  }

  /** One that fails until it is mended. */
  fail(): Promise<string> {
    return this.start({ deliveryId: NONSENSE });
  }

  /** One that has nothing to do, or only later. */
  async start(input: unknown = { deliveryId: randomUUID() }, more: Partial<StartOptions<unknown>> = {}) {
    const id = `test:${randomUUID()}`;
    await this.#db.transaction((tx) => this.#jobs.jobs.start(tx, sendMail, { id, input, ...more }));
    this.#started.push(id);
    return id;
  }

  async mend(id: string): Promise<void> {
    const sql = `update jobs_messaging.workflow_input set inputs = replace(inputs, '${NONSENSE}', '${randomUUID()}')
      where workflow_uuid = $1`;
    await this.#db.query(sql, [id]);
  }

  async say(id: string, done: number, total: number): Promise<void> {
    await this.#db.query("update jobs_messaging.job set done = $2, total = $3 where id = $1", [id, done, total]);
  }

  /** From now on jobs hold at the table of mails, for as long as PostgreSQL lets them wait. */
  async hold(): Promise<void> {
    const { url } = await startPostgres({ dataDir: inject("browser").dataDir, share: true });
    this.#holder = new pg.Client({ connectionString: url });
    await this.#holder.connect();
    await this.#holder.query("begin; lock table messaging.deliveries in access exclusive mode");
  }

  async letGo(): Promise<void> {
    await this.#holder?.end();
    this.#holder = null;
  }

  async schedule(name: string, at: Date): Promise<void> {
    await this.#db.query(
      `insert into jobs_messaging.schedule (name, job, cron, time_zone, next_at) values ($1, 'send-mail', '0 7 * * *', 'Europe/Berlin', $2)`,
      [name, at],
    );
  }

  state = async (id: string) => (await this.#jobs.jobs.status(id))?.state;

  async close(): Promise<void> {
    await this.letGo();
    await this.#db.query("delete from jobs_messaging.workflow_status where workflow_uuid = any($1)", [this.#started]);
    await this.#db.query("delete from jobs_messaging.schedule");
    await this.#jobs.close();
    await this.#db.destroy();
    await this.#bus.close();
  }
}
