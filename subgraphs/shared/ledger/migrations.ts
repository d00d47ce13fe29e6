import type { MigrationInterface, QueryRunner } from "typeorm";

/** How many positions one partition of the ledger holds; retention drops whole partitions. */
const PARTITION = 1_000_000;

/**
 * The ledger: an inbox that subgraphs write to, entries that the sequencer alone writes, one head.
 * A login role is `casegraph_<subgraph>`, so the writer's name is `current_user` and not a value somebody chooses.
 */
export class CreateLedger1763683200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function ledger.writer() returns text language sql stable as $$ select substr(current_user, 11) $$;

      -- Demo data is written as of the past by the owner acting as a subgraph; a subgraph's own login cannot do that.
      create function ledger.clock() returns timestamptz language sql volatile as $$
        select case when session_user <> current_user
          then coalesce(nullif(current_setting('casegraph.at', true), '')::timestamptz, clock_timestamp())
          else clock_timestamp() end
      $$;

      create table ledger.inbox (
        seq bigint generated always as identity primary key,
        id uuid not null unique,
        at timestamptz not null default ledger.clock(),
        recorded_at timestamptz not null default clock_timestamp(),
        subgraph text not null default ledger.writer(),
        event text not null,
        about uuid not null,
        actor uuid,
        on_behalf_of uuid,
        session uuid,
        request text,
        address text,
        agent text,
        facts jsonb not null,
        changes jsonb not null
      );

      create table ledger.head (
        one boolean primary key default true check (one),
        epoch int not null default 1,
        position bigint not null default 0
      );
      insert into ledger.head default values;

      create table ledger.entry (
        position bigint primary key,
        id uuid not null,
        at timestamptz not null,
        subgraph text not null,
        event text not null,
        about uuid not null,
        actor uuid,
        on_behalf_of uuid,
        session uuid,
        request text,
        address text,
        agent text,
        facts jsonb not null,
        changes jsonb not null
      ) partition by range (position);
      create index entry_about on ledger.entry (about, position);
      create index entry_actor on ledger.entry (actor, position);
      create index entry_event on ledger.entry (event text_pattern_ops, position);
      create index entry_at on ledger.entry (at);

      -- The sequencer asks for room ahead of the head; it may not create tables itself.
      create function ledger.make_room(head bigint) returns void
        language plpgsql security definer set search_path = ledger, pg_temp as $$
        declare n bigint;
        begin
          foreach n in array array[head / ${PARTITION}, head / ${PARTITION} + 1] loop
            execute format('create table if not exists ledger.entry_%s partition of ledger.entry for values from (%s) to (%s)',
              n, n * ${PARTITION}, (n + 1) * ${PARTITION});
          end loop;
        end $$;
      revoke execute on function ledger.make_room(bigint) from public;
      select ledger.make_room(0);

      -- How long the oldest row waits for its position: whoever follows the ledger must know how far it can be trusted.
      create function ledger.inbox_age_ms() returns double precision
        language sql security definer set search_path = ledger, pg_temp as $$
        select coalesce(extract(epoch from clock_timestamp() - min(recorded_at)) * 1000, 0) from ledger.inbox
      $$;

      -- A subgraph reads its own entries whole, and of the others' the facts.
      create view ledger.own_entry with (security_barrier) as
        select * from ledger.entry where subgraph = ledger.writer();

      -- The same with what was committed and has no position yet: who explains a conflict cannot wait for one.
      create view ledger.own_record with (security_barrier) as
        select at, event, about, actor, facts, changes from ledger.entry where subgraph = ledger.writer()
        union all
        select at, event, about, actor, facts, changes from ledger.inbox where subgraph = ledger.writer();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view ledger.own_entry, ledger.own_record;
      drop table ledger.entry, ledger.head, ledger.inbox;
      drop function ledger.inbox_age_ms(), ledger.make_room(bigint), ledger.clock(), ledger.writer();
    `);
  }
}

const FACTS = "position, id, at, subgraph, event, about, actor, on_behalf_of, request, facts";
const INBOX = "id, event, about, actor, on_behalf_of, session, request, address, agent, facts, changes";

/** What a subgraph's role may do with the ledger; the audit reads every column. */
export function ledgerGrants(role: string, audits: boolean): string {
  return `
    grant usage on schema ledger to ${role};
    grant insert (${INBOX}) on ledger.inbox to ${role};
    grant select ${audits ? "" : `(${FACTS})`} on ledger.entry to ${role};
    grant select on ledger.own_entry, ledger.own_record, ledger.head to ${role};
  `;
}

/** What the sequencer's role may do: take from the inbox, move the head, write entries; never change one. */
export function sequencerGrants(role: string): string {
  return `
    grant usage on schema ledger to ${role};
    grant select, delete on ledger.inbox to ${role};
    grant select, update (position) on ledger.head to ${role};
    grant select, insert on ledger.entry to ${role};
    grant execute on function ledger.make_room(bigint) to ${role};
  `;
}
