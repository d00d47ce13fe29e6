import type { MigrationInterface, QueryRunner } from "typeorm";

/** Who acts on behalf of somebody is told wherever the actor is, and what was done for somebody is found as fast as what they did. */
export class KnowActingAgents1764100000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace view ledger.own_record with (security_barrier) as
        select at, event, about, actor, facts, changes, on_behalf_of from ledger.entry where subgraph = ledger.writer()
        union all
        select at, event, about, actor, facts, changes, on_behalf_of from ledger.inbox where subgraph = ledger.writer();

      create index entry_on_behalf_of on ledger.entry (on_behalf_of, position) where on_behalf_of is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index ledger.entry_on_behalf_of;
      -- A column cannot be taken from a view; the grants on it are given again with every role's.
      drop view ledger.own_record;
      create view ledger.own_record with (security_barrier) as
        select at, event, about, actor, facts, changes from ledger.entry where subgraph = ledger.writer()
        union all
        select at, event, about, actor, facts, changes from ledger.inbox where subgraph = ledger.writer();
    `);
  }
}
