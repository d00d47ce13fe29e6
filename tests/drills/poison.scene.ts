import { buildCase } from "../../subgraphs/cases/testing.ts";
import { nobody } from "../../subgraphs/shared/caller.ts";
import { Context } from "../../subgraphs/shared/context.ts";
import { record } from "../../subgraphs/shared/ledger/record.ts";
import type { Person, TestBackend } from "../setup/backend.ts";
import type { ShownParked } from "./poison.ts";

const OFFICERS = 10;
const SOUND_CASES = 50;
/** In each round of so many events two cases are refused, twice each: side by side, and one behind its own earlier one. */
const ROUND = 400;
const REFUSED_AT = new Map([
  [7, 0],
  [8, 1],
  [9, 0],
  [210, 1],
]);
const AT_ONCE = 100;
const REQUEST = "drill-poison";
const RULE = "notifications_about_no_such_case";

const ASSIGN = `update cases set assignee_id = $2, version = version + 1 where id = $1
  returning version, assignee_id as "assigneeId", opened_by_id as "openedById"`;

const DELIVERED = `select count(*) filter (where told > 0)::int as delivered,
    count(*) filter (where written > 1 or said > 1)::int as duplicated
  from (select e.id, count(distinct n.id) as written, count(added.id) as said,
      count(distinct n.id) filter (where n.person_id::text = e.facts->>'assigneeId') as told
    from ledger.entry e
    left join messaging.notifications n on n.entry_id = e.id
    left join ledger.entry added on added.event = 'notification.added' and added.about = n.id
    where e.event = 'case.assigned' and e.request = $1 group by e.id) as each`;

/** Of what happened: whose person has a notification of it, and which stand twice or with somebody else, in the records or in the ledger. */
export async function delivered(test: TestBackend): Promise<{ delivered: number; duplicated: number }> {
  return (await test.owner.query(DELIVERED, [REQUEST])).rows[0];
}

/**
 * Cases that are given to officers, and a rule on messaging's table, as a migration that went too far leaves it, that
 * refuses what is told of some of them.
 */
export class PoisonScene {
  private constructor(
    private readonly test: TestBackend,
    private readonly chief: Person,
    private readonly officers: readonly Person[],
    private readonly poisoned: readonly string[],
    private readonly sound: readonly string[],
  ) {}

  static async set(test: TestBackend, events: number): Promise<PoisonScene> {
    const poisoned = (events / ROUND) * new Set(REFUSED_AT.values()).size;
    const chief = await test.officer("Chief");
    const officers = [];
    for (let n = 0; n < OFFICERS; n++) officers.push(await test.officer(`Officer ${n}`));
    const cases: string[] = [];
    for (let n = 0; n < poisoned + SOUND_CASES; n++) cases.push((await buildCase(test, chief)).id);
    const refused = cases.slice(0, poisoned);
    await test.owner.query(`alter table messaging.notifications add constraint ${RULE}
      check (case_id not in (${refused.map((id) => `'${id}'`).join(", ")}))`);
    return new PoisonScene(test, chief, officers, refused, cases.slice(poisoned));
  }

  /** Of so many events those that nobody can be told of. */
  static refused(events: number): number {
    return (events / ROUND) * REFUSED_AT.size;
  }

  get cases(): { refused: number; all: number } {
    return { refused: this.poisoned.length, all: this.poisoned.length + this.sound.length };
  }

  /** Gives cases to officers, so many times; one in a hundred is about a case whose notifications are refused. */
  async happen(events: number): Promise<void> {
    const { services } = this.test.backend.cases;
    const ctx = new Context(services, nobody(REQUEST));
    for (let done = 0; done < events; done += AT_ONCE)
      await ctx.db.transaction(async (tx) => {
        for (let n = done; n < done + AT_ONCE; n++) {
          const id = this.#caseOf(n);
          const [[row]] = await tx.query(ASSIGN, [id, this.officers[n % OFFICERS]!.id]);
          const facts = { caseId: id, ...row, formerAssigneeId: null };
          await record(ctx, tx, "case.assigned", { id }, { actor: this.chief.id, facts });
        }
      });
  }

  /** Whether it says by which rule it was refused, or that it waits behind one that was. */
  isExplained({ state, event, aboutId, error }: ShownParked): boolean {
    const named = state === "PARKED" ? error === `PostgreSQL 23514 ${RULE}` : state === "WAITING";
    return named && event === "case.assigned" && this.poisoned.includes(aboutId);
  }

  async mend(): Promise<void> {
    await this.test.owner.query(`alter table messaging.notifications drop constraint ${RULE}`);
  }

  #caseOf(n: number): string {
    const which = REFUSED_AT.get(n % ROUND);
    if (which === undefined) return this.sound[n % SOUND_CASES]!;
    return this.poisoned[Math.floor(n / ROUND) * 2 + which]!;
  }
}
