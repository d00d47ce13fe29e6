import { setTimeout as delay } from "node:timers/promises";
import type { Log } from "../log.ts";
import { Waker } from "../waker.ts";
import type { Engine } from "./engine.ts";
import { Interrupted } from "./failure.ts";
import type { JobTable, Query } from "./job-table.ts";
import type { JobsDefinition } from "./jobs.ts";

/** A wake-up that is lost costs this. */
const IDLE_MS = 250;
const FAULT_MS = 1000;

interface Work {
  readonly queues: string[];
  readonly due: boolean;
  readonly waiting: boolean;
}

/** Looks for jobs to run: when it is woken, when one has ended, and four times a second by itself. */
export class Dispatcher {
  readonly #waker = new Waker();
  readonly #running = new Map<string, AbortController>();
  readonly #look: string;
  #done: Promise<void> = Promise.resolve();
  #closing = false;

  constructor(
    private readonly engine: Engine,
    private readonly schema: string,
    private readonly definition: JobsDefinition<never>,
    private readonly table: JobTable,
    private readonly query: Query,
    private readonly log: Log,
  ) {
    this.#look = `select array(select q from unnest($1::text[]) q where exists (select from ${schema}.workflow_status
        where queue_name = q and status = 'ENQUEUED')) as queues,
      exists (select from ${schema}.job where retry_at <= clock_timestamp()) as due,
      exists (select from ${schema}.job where waiting) as waiting`;
  }

  start(): void {
    this.#done = this.#follow();
  }

  wake(): void {
    this.#waker.wake();
  }

  /** A run begins: the signal that tells it when it must not go on. */
  begin(id: string): AbortSignal {
    const controller = new AbortController();
    this.#running.set(id, controller);
    return controller.signal;
  }

  end(id: string, signal: AbortSignal): void {
    if (this.#running.get(id)?.signal === signal) this.#running.delete(id);
  }

  /** Whether what this process has claimed may be given to others at any moment. */
  get closing(): boolean {
    return this.#closing;
  }

  /** Stops claiming; what runs goes on. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#waker.wake();
    await this.#done;
  }

  /** Tells every run that it is over here. */
  interrupt(): void {
    for (const controller of this.#running.values()) controller.abort(new Interrupted());
  }

  async #follow(): Promise<void> {
    while (!this.#closing) {
      try {
        await this.#turn();
        await this.#waker.sleep(IDLE_MS);
      } catch (error) {
        this.log.error({ err: error }, "jobs could not be looked for; again in a moment");
        await delay(FAULT_MS);
      }
    }
  }

  async #turn(): Promise<void> {
    const names = Object.keys(this.definition.queues);
    const [work] = (await this.query(this.#look, [names])) as [Work];
    if (work.due) await this.table.reviveDue(this.query);
    if (work.waiting) await this.table.settleWaiting(this.query);
    const more = work.due || work.waiting ? ((await this.query(this.#look, [names])) as [Work])[0].queues : work.queues;
    for (const queue of more) await this.#claim(queue);
    if (this.#running.size) await this.#interruptLost();
  }

  async #claim(queue: string): Promise<void> {
    const concurrency = this.definition.queues[queue]?.concurrency ?? 1;
    if (!this.#closing) await this.engine.claim(queue, concurrency, () => this.wake());
  }

  /** A job that was cancelled, or that another replica has taken over, stops here. */
  async #interruptLost(): Promise<void> {
    const lost = (await this.query(
      `select id from unnest($1::text[]) id where not exists (select from ${this.schema}.workflow_status
         where workflow_uuid = id and status = 'PENDING')`,
      [[...this.#running.keys()]],
    )) as { id: string }[];
    for (const { id } of lost) this.#running.get(id)?.abort(new Interrupted());
  }
}
