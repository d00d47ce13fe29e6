import { randomUUID } from "node:crypto";
import { nobody } from "../../subgraphs/shared/caller.ts";
import { Context } from "../../subgraphs/shared/context.ts";
import { witness } from "../../subgraphs/shared/ledger/record.ts";
import type { Reaction } from "../../subgraphs/shared/reactions/reactions.ts";
import { Reactor } from "../../subgraphs/shared/reactions/reactions.ts";
import type { TestBackend } from "./backend.ts";

/** Soon enough for a test; an entry is parked when it has failed for the third time. */
const BACKOFF_MS = [1, 1];

/** What is known of a parked entry. */
export interface ParkedRow {
  readonly id: string;
  readonly version: number;
  readonly about: string;
  readonly state: string;
  readonly attempts: number;
  readonly error: string | null;
}

/** A reaction of cases' that leaves a row for each entry, and fails on whatever record a test poisons. */
export class Poisonable {
  readonly name = `poisonable-${randomUUID()}`;
  readonly #table = `cases.seen_${this.name.replaceAll("-", "_")}`;
  readonly #said = new Set<string>();
  readonly #poisoned = new Map<string, () => Error>();
  readonly #open: Reactor[] = [];

  constructor(private readonly test: TestBackend) {}

  async prepare(): Promise<this> {
    await this.test.owner.query(`create table ${this.#table} (n int generated always as identity, about uuid, what text);
      grant insert on ${this.#table} to casegraph_cases`);
    return this;
  }

  /** What the reaction does; `meanwhile` happens after its effect and before the commit. */
  reaction(meanwhile: Reaction["react"] = async () => undefined): Reaction {
    return {
      name: this.name,
      hears: { cases: ["access.refused"] },
      react: async (ctx, tx, entry) => {
        // The ledger holds what other tests of the file said, and a new reaction hears all of it.
        if (!this.#said.has(entry.about)) return;
        await tx.query(`insert into ${this.#table} (about, what) values ($1, $2)`, [entry.about, entry.facts.field]);
        const fault = this.#poisoned.get(entry.about);
        if (fault) throw fault();
        await meanwhile(ctx, tx, entry);
      },
    };
  }

  /** Another process that runs it. */
  start(reaction = this.reaction()): Reactor {
    const reactor = new Reactor([reaction], this.test.backend.cases.services, BACKOFF_MS);
    this.#open.push(reactor);
    return reactor;
  }

  poison(about: string, fault: () => Error = () => new Error(`${about} is somebody's secret`)): void {
    this.#poisoned.set(about, fault);
  }

  mend(about: string): void {
    this.#poisoned.delete(about);
  }

  /** Says something about a record that the reaction hears. */
  async say(about: string, ...what: string[]): Promise<void> {
    this.#said.add(about);
    const ctx = new Context(this.test.backend.cases.services, nobody("test"));
    for (const field of what)
      await witness(ctx, "access.refused", { id: about }, { facts: { subgraph: "cases", field } });
  }

  /** Waits until everything that was said, and decided, has been dealt with. */
  async settled(): Promise<void> {
    await this.test.backend.settled();
    const { position } = this.test.backend.cases.services.ledger.head;
    await Promise.all(this.#open.map((reactor) => reactor.reached(position)));
  }

  /** Its effects, in the order in which they came about; all of them, or those on one record. */
  async effects(about?: string): Promise<string[]> {
    const { rows } = await this.test.owner.query(`select about, what from ${this.#table} order by n`);
    return rows.filter((row) => !about || row.about === about).map(({ what }) => what);
  }

  async parked(): Promise<ParkedRow[]> {
    const sql =
      "select id, version, about, state, attempts, error from ledger.parked where reaction = $1 order by position";
    return (await this.test.owner.query(sql, [this.name])).rows;
  }

  async close(): Promise<void> {
    await Promise.all(this.#open.splice(0).map((reactor) => reactor.close()));
  }
}
