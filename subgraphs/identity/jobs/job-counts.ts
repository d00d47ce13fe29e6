import type { DataSource } from "typeorm";
import { STANDING, statusesOf } from "../../shared/jobs/job-states.ts";
import type { Log } from "../../shared/log.ts";
import { Waker } from "../../shared/waker.ts";
import type { JobCounts } from "./job.types.ts";

const LOOK_MS = 1000;

/** Counts, and a mark that changes whenever a job begins, goes on, fails or ends, also when no count does. */
const COUNTS = `select state, count(*)::int as n,
    coalesce(sum(hashtextextended(concat_ws(' ', id, version, state, done), 0)), 0)::text as mark
  from jobs.job where status = any($1) group by state`;

const STATUSES = statusesOf(STANDING);

/** How jobs stand at one moment. */
export interface Standing {
  readonly counts: JobCounts;
  readonly mark: string;
}

export async function readStanding(db: DataSource): Promise<Standing> {
  const rows: { state: string; n: number; mark: string }[] = await db.query(COUNTS, [STATUSES]);
  const of = (name: string) => rows.find(({ state }) => state === name)?.n ?? 0;
  return {
    counts: {
      waiting: of("WAITING"),
      delayed: of("DELAYED"),
      queued: of("QUEUED"),
      running: of("RUNNING"),
      retrying: of("RETRYING"),
      failed: of("FAILED"),
    },
    mark: rows
      .map(({ state, mark }) => `${state} ${mark}`)
      .sort()
      .join(),
  };
}

type Watcher = (counts: JobCounts) => void;

/**
 * Looks once a second for everybody who watches in this process, and tells them when something changed. Jobs say nothing to
 * the ledger, so there is nothing to follow; while nobody watches, nobody looks.
 */
export class StandingWatch {
  /** What each of them was told last. */
  readonly #watchers = new Map<Watcher, string | null>();
  readonly #waker = new Waker();
  #looking = false;

  constructor(
    private readonly db: DataSource,
    private readonly log: Log,
  ) {}

  /** Tells how jobs stand, at once and after every change, until the returned function is called. */
  watch(watcher: Watcher): () => void {
    this.#watchers.set(watcher, null);
    this.#waker.wake();
    if (!this.#looking) void this.#look();
    return () => {
      this.#watchers.delete(watcher);
      this.#waker.wake();
    };
  }

  async #look(): Promise<void> {
    this.#looking = true;
    while (this.#watchers.size > 0 && this.db.isInitialized) {
      await readStanding(this.db).then(
        (standing) => this.#tell(standing),
        (error) => this.log.warn({ err: error }, "how jobs stand could not be read; again in a moment"),
      );
      await this.#waker.sleep(LOOK_MS);
    }
    this.#looking = false;
  }

  #tell({ counts, mark }: Standing): void {
    for (const [watcher, told] of this.#watchers) {
      if (told === mark) continue;
      this.#watchers.set(watcher, mark);
      watcher(counts);
    }
  }
}
