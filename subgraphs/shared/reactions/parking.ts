import type { EntityManager } from "typeorm";
import type { Entry } from "../ledger/events.ts";
import { orderedId } from "../ordered-id.ts";

/** How long after each failure an entry is tried again; after one more it waits for an operator. */
const BACKOFF_MS: readonly number[] = [250, 1000, 3000];

/** What is kept of an entry that is parked; the rest stands in the ledger. */
export type ParkedEntry = Pick<Entry, "position" | "about" | "event">;

/** What stands in one reaction's way. */
export interface Parked {
  /** Whether anything is parked at all: most of the time nothing is. */
  readonly any: boolean;
  /** An entry whose time to be tried again has come. */
  readonly due: (ParkedEntry & { readonly attempts: number }) | null;
  /** How soon the next one comes, when one will be tried by itself. */
  readonly nextInMs: number | null;
}

/** What is found most of the time. */
export const NOTHING: Parked = { any: false, due: null, nextInMs: null };

const LOOK = `select exists (select from ledger.own_parked where reaction = $1) as any,
  (select extract(epoch from min(retry_at) - clock_timestamp()) * 1000
     from ledger.own_parked where reaction = $1 and retry_at is not null) as next_in_ms`;

const DUE = `select position, about, event, attempts from ledger.own_parked
  where reaction = $1 and retry_at <= clock_timestamp() order by retry_at, position limit 1`;

const PARK = `insert into ledger.own_parked (id, reaction, position, about, event, state, attempts, error, retry_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp() + $9::float8 * interval '1 ms')`;

const FAIL = `update ledger.own_parked set attempts = attempts + 1, version = version + 1, error = $4, state = $5,
    retry_at = clock_timestamp() + $6::float8 * interval '1 ms'
  where reaction = $1 and position = $2 and attempts = $3 and state = 'RETRYING'`;

const RELEASE_NEXT = `update ledger.own_parked set state = 'RETRYING', retry_at = clock_timestamp(), version = version + 1
  where reaction = $1 and state = 'WAITING'
    and position = (select min(position) from ledger.own_parked where reaction = $1 and about = $2)`;

/** The parked entries of one reaction. Whoever calls holds the lock of the reaction's cursor. */
export class Parking {
  constructor(
    private readonly reaction: string,
    private readonly backoffMs: readonly number[] = BACKOFF_MS,
  ) {}

  async look(tx: EntityManager): Promise<Parked> {
    const [{ any, next_in_ms: next }] = await tx.query(LOOK, [this.reaction]);
    if (next === null) return { any, due: null, nextInMs: null };
    const [due] = Number(next) <= 0 ? await tx.query(DUE, [this.reaction]) : [];
    return { any, due: due ? { ...due, position: BigInt(due.position) } : null, nextInMs: Math.max(0, Number(next)) };
  }

  /** The records of these entries about which something is parked. */
  async among(tx: EntityManager, entries: readonly ParkedEntry[]): Promise<ReadonlySet<string>> {
    const rows: { about: string }[] = await tx.query(
      "select distinct about from ledger.own_parked where reaction = $1 and about = any($2::uuid[])",
      [this.reaction, entries.map(({ about }) => about)],
    );
    return new Set(rows.map(({ about }) => about));
  }

  /** Lets an entry wait behind the earlier ones about its record. */
  queue(tx: EntityManager, entry: ParkedEntry): Promise<void> {
    return this.#park(tx, entry, "WAITING", 0, null, null);
  }

  /** An entry failed for the first time: it steps aside, to be tried again soon. */
  async stepAside(tx: EntityManager, entry: ParkedEntry, error: string): Promise<void> {
    const { state, inMs } = this.#afterFailure(1);
    await this.#park(tx, entry, state, 1, error, inMs);
  }

  /** A parked entry failed once more; nothing happens when another process has tried it meanwhile. */
  async failAgain(tx: EntityManager, { position }: ParkedEntry, before: number, error: string): Promise<void> {
    const { state, inMs } = this.#afterFailure(before + 1);
    await tx.query(FAIL, [this.reaction, String(position), before, error, state, inMs]);
  }

  /** A parked entry is dealt with: the next one about its record has its turn. */
  async leave(tx: EntityManager, { position, about }: ParkedEntry): Promise<void> {
    await tx.query("delete from ledger.own_parked where reaction = $1 and position = $2", [
      this.reaction,
      String(position),
    ]);
    await tx.query(RELEASE_NEXT, [this.reaction, about]);
  }

  /** Whether this failure was the last before an operator must decide. */
  isLast(before: number): boolean {
    return this.#afterFailure(before + 1).state === "PARKED";
  }

  #afterFailure(attempts: number): { state: "RETRYING" | "PARKED"; inMs: number | null } {
    const inMs = this.backoffMs[attempts - 1] ?? null;
    return { state: inMs === null ? "PARKED" : "RETRYING", inMs };
  }

  async #park(
    tx: EntityManager,
    { position, about, event }: ParkedEntry,
    state: string,
    attempts: number,
    error: string | null,
    inMs: number | null,
  ): Promise<void> {
    const values = [orderedId(), this.reaction, String(position), about, event, state, attempts, error, inMs];
    await tx.query(PARK, values);
  }
}
