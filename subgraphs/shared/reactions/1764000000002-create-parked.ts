import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Entries that a reaction could not deal with, and those about the same record that wait behind them. A subgraph's role
 * reaches its own through a view; who audits reads all of them and changes none.
 */
export class CreateParked1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table ledger.parked (
        id uuid primary key,
        subgraph text not null default ledger.writer(),
        reaction text not null,
        position bigint not null,
        about uuid not null,
        event text not null,
        state text not null check (state in ('RETRYING', 'PARKED', 'WAITING')),
        attempts int not null default 0,
        error text,
        parked_at timestamptz(3) not null default clock_timestamp(),
        retry_at timestamptz(3),
        version int not null default 1,
        unique (subgraph, reaction, position),
        check ((state = 'RETRYING') = (retry_at is not null)),
        check (state <> 'PARKED' or error is not null)
      );
      create index parked_about on ledger.parked (subgraph, reaction, about, position);
      create index parked_due on ledger.parked (subgraph, reaction, retry_at) where retry_at is not null;

      create view ledger.own_parked with (security_barrier) as
        select * from ledger.parked where subgraph = ledger.writer()
        with cascaded check option;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop view ledger.own_parked; drop table ledger.parked");
  }
}

/** What a subgraph's role may do with parked entries: everything with its own, nothing with others' unless it audits. */
export function parkedGrants(role: string, audits: boolean): string {
  return `
    grant select, insert, update, delete on ledger.own_parked to ${role};
    ${audits ? `grant select on ledger.parked to ${role};` : ""}
  `;
}
