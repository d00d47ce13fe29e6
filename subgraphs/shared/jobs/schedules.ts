import type { DataSource } from "typeorm";
import type { Log } from "../log.ts";
import { Waker } from "../waker.ts";
import { assertSchedule, nextTime } from "./cron.ts";
import type { Jobs, JobsDefinition, Schedule } from "./jobs.ts";

/** A clock that was put right, and another replica's failure, are noticed within this. */
const LONGEST_MS = 30_000;
const FAULT_MS = 1000;

/**
 * Starts jobs by the clock. When a schedule is next due stands in the database and moves in the transaction that starts
 * the job, so each time is started once, by whichever replica is first. Times at which nothing ran are made up for by one
 * run, not by one for each.
 */
export class Schedules {
  readonly #schedules: readonly Schedule[];
  readonly #waker = new Waker();
  #done: Promise<void> = Promise.resolve();
  #closing = false;

  constructor(
    { schedules = [] }: JobsDefinition<never>,
    private readonly schema: string,
    private readonly db: DataSource,
    private readonly jobs: Jobs,
    private readonly log: Log,
  ) {
    this.#schedules = schedules;
    for (const { name, cron, timeZone, job, input } of schedules) {
      assertSchedule(cron, timeZone);
      const { error } = job.input.safeParse(input);
      if (error) throw new Error(`The input of the schedule ${name} does not fit ${job.name}: ${error.message}`);
    }
  }

  /** Writes down what is scheduled; a time that was changed counts from now. */
  async start(): Promise<void> {
    const now = await this.#now();
    await this.db.transaction(async (tx) => {
      await tx.query(`delete from ${this.schema}.schedule where name <> all($1)`, [
        this.#schedules.map(({ name }) => name),
      ]);
      for (const { name, job, cron, timeZone } of this.#schedules)
        await tx.query(
          `insert into ${this.schema}.schedule as s (name, job, cron, time_zone, next_at) values ($1, $2, $3, $4, $5)
           on conflict (name) do update set job = excluded.job, cron = excluded.cron, time_zone = excluded.time_zone,
             next_at = case when (s.cron, s.time_zone) = (excluded.cron, excluded.time_zone) then s.next_at
               else excluded.next_at end`,
          [name, job.name, cron, timeZone, nextTime(cron, timeZone, now)],
        );
    });
    if (this.#schedules.length) this.#done = this.#follow();
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.#waker.wake();
    await this.#done;
  }

  async #follow(): Promise<void> {
    while (!this.#closing) {
      let inMs = FAULT_MS;
      try {
        for (const schedule of this.#schedules) await this.#startDue(schedule);
        const [{ ms }] = await this.db.query(
          `select extract(epoch from min(next_at) - clock_timestamp()) * 1000 as ms from ${this.schema}.schedule`,
        );
        inMs = Math.min(LONGEST_MS, Math.max(1, Math.ceil(Number(ms ?? LONGEST_MS))));
      } catch (error) {
        this.log.error({ err: error }, "scheduled jobs could not be started; again in a moment");
      }
      await this.#waker.sleep(inMs);
    }
  }

  async #startDue({ name, job, cron, timeZone, input }: Schedule): Promise<void> {
    await this.db.transaction(async (tx) => {
      const [due] = await tx.query(
        `select next_at as "at", clock_timestamp() as now from ${this.schema}.schedule
         where name = $1 and cron = $2 and time_zone = $3 and next_at <= clock_timestamp() for update skip locked`,
        [name, cron, timeZone],
      );
      if (!due) return;
      const id = `schedule:${name}:${due.at.toISOString()}`;
      await this.jobs.causedBy(id).start(tx, job, { id, input });
      await tx.query(
        `update ${this.schema}.schedule set next_at = $2, last_at = clock_timestamp(), last_job = $3 where name = $1`,
        [name, nextTime(cron, timeZone, due.now), id],
      );
    });
  }

  /** The database's clock, which all replicas share. */
  async #now(): Promise<Date> {
    const [{ now }] = await this.db.query("select clock_timestamp() as now");
    return now;
  }
}
