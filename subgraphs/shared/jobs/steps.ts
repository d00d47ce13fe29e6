import { createHash } from "node:crypto";
import type { Claimed, StepRow } from "./claim.ts";
import { Interrupted, JobFailure } from "./failure.ts";
import type { Query } from "./job-table.ts";
import type { Sdk } from "./sdk.ts";

/** Which run of a job it is: whoever was taken over or cancelled has lost it. */
export interface Owned {
  readonly id: string;
  readonly owner: string;
}

/**
 * For how long a run that was seen to be ours is taken for ours: nobody takes it over before a heart was silent for three
 * times as long, and a cancelled one has that long to stop.
 */
const SURELY_MS = 1000;

/** What is recorded of a step. */
export type Recorded = { readonly result: unknown } | { readonly failure: JobFailure };

/**
 * The records of a run's steps, in DBOS's table and guarded by its owner. They come with the claim, so that a
 * step costs one round trip; DBOS itself takes seven. Its numbers are made of names, so they hold when steps are parallel and when code changes.
 */
export class Steps {
  readonly #known = new Map<number, string>();
  readonly #recorded: ReadonlyMap<number, StepRow>;
  #oursAt: number;

  constructor(
    private readonly schema: string,
    private readonly run: Claimed,
    private readonly json: Sdk["json"],
    /** Whether this process gives away what it has: nothing is taken for ours then without asking. */
    private readonly leaving: () => boolean,
  ) {
    this.#recorded = new Map(run.steps.map((row) => [row.number, row]));
    this.#oursAt = run.asked;
  }

  /** The number of a name, which one run uses once. */
  numberOf(name: string): number {
    const number = createHash("sha256").update(name).digest().readUInt32BE(0) >>> 1;
    if (this.#known.has(number)) throw new JobFailure("INVALID", `Two steps are called ${name}.`, { final: true });
    this.#known.set(number, name);
    return number;
  }

  /** What is recorded under a number, or null; throws when the run is another's. */
  async find(query: Query, number: number): Promise<Recorded | null> {
    const before = this.#recorded.get(number);
    if (before) return this.#recordedIn(before);
    if (this.leaving() || performance.now() - this.#oursAt > SURELY_MS) await this.#assertOurs(query, "");
    return null;
  }

  /** The same within a transaction, in which the run stays ours. */
  async hold(tx: Query, number: number): Promise<Recorded | null> {
    await this.#assertOurs(tx, "for no key update");
    const before = this.#recorded.get(number);
    return before ? this.#recordedIn(before) : null;
  }

  /** Records what became of a step, while the run is ours; gives the result as it will be found. */
  async record(query: Query, number: number, begun: number, recorded: Recorded): Promise<unknown> {
    const failed = "failure" in recorded;
    const output = failed ? null : this.json.stringify(recorded.result);
    const error = failed ? JSON.stringify(plain(recorded.failure)) : null;
    const name = this.#known.get(number);
    const asked = performance.now();
    const values = [this.run.id, this.run.owner, number, name, output, error, begun, Date.now(), this.schema];
    const rows = await query(
      `with mine as (select from ${this.schema}.workflow_status
         where workflow_uuid = $1 and owner_xid = $2 and status = 'PENDING' for no key update)
       insert into ${this.schema}.operation_outputs as o (workflow_uuid, function_id, function_name, output, error,
         started_at_epoch_ms, completed_at_epoch_ms, serialization, application_name, retention_timestamp)
       select $1, $3, $4, $5, $6, $7, $8, 'js_superjson', $9, $8 from mine
       on conflict (workflow_uuid, function_id) do update set function_name = o.function_name returning 1`,
      values,
    );
    if (!rows.length) throw new Interrupted();
    this.#oursAt = asked;
    return output === null ? undefined : this.json.parse(output);
  }

  async #assertOurs(query: Query, lock: string): Promise<void> {
    const asked = performance.now();
    const rows = await query(
      `select 1 from ${this.schema}.workflow_status
       where workflow_uuid = $1 and owner_xid = $2 and status = 'PENDING' ${lock}`,
      [this.run.id, this.run.owner],
    );
    if (!rows.length) throw new Interrupted();
    this.#oursAt = asked;
  }

  #recordedIn({ output, error }: StepRow): Recorded {
    if (output !== null) return { result: this.json.parse(output) };
    const { code, message, final } = JSON.parse(error ?? "{}");
    return { failure: new JobFailure(code, message, { final }) };
  }
}

const plain = ({ code, message, final }: JobFailure) => ({ code, message, final });
