import type { MigrationInterface, QueryRunner } from "typeorm";

/** Of the first migration, for a ledger that was made with another. */
const PARTITION = 1_000_000;

/**
 * Room for entries is made without a lock that a reader holds up, and the age of the inbox is told without reading what
 * was taken out of it: a backup runs for hours, and what is deleted meanwhile stays until it is over.
 */
export class LedgerRoom1764000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Nothing waits in the inbox up to here, nor will: whoever had such a number has committed long since.
      alter table ledger.head add column settled bigint not null default 0;

      create or replace function ledger.make_room(head bigint) returns void
        language plpgsql security definer set search_path = ledger, pg_temp set lock_timeout = '1s' as $$
        declare
          n bigint;
          name text;
        begin
          foreach n in array array[head / ${PARTITION}, head / ${PARTITION} + 1] loop
            name := format('entry_%s', n);
            continue when to_regclass('ledger.' || name) is not null;
            -- "partition of" would wait until nobody reads the ledger, and everybody else behind it.
            execute format('create table ledger.%I (like ledger.entry including all)', name);
            execute format('alter table ledger.entry attach partition ledger.%I for values from (%s) to (%s)',
              name, n * ${PARTITION}, (n + 1) * ${PARTITION});
          end loop;
        end $$;

      create or replace function ledger.inbox_age_ms() returns double precision
        language sql security definer set search_path = ledger, pg_temp as $$
        select coalesce((select extract(epoch from clock_timestamp() - recorded_at) * 1000
          from ledger.inbox where seq > (select settled from ledger.head) order by seq limit 1), 0)::double precision
      $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function ledger.inbox_age_ms() returns double precision
        language sql security definer set search_path = ledger, pg_temp as $$
        select coalesce(extract(epoch from clock_timestamp() - min(recorded_at)) * 1000, 0) from ledger.inbox
      $$;
      create or replace function ledger.make_room(head bigint) returns void
        language plpgsql security definer set search_path = ledger, pg_temp as $$
        declare n bigint;
        begin
          foreach n in array array[head / ${PARTITION}, head / ${PARTITION} + 1] loop
            execute format('create table if not exists ledger.entry_%s partition of ledger.entry for values from (%s) to (%s)',
              n, n * ${PARTITION}, (n + 1) * ${PARTITION});
          end loop;
        end $$;
      alter table ledger.head drop column settled;
    `);
  }
}

/** What the sequencer's role may do with it. */
export function roomSequencerGrants(role: string): string {
  return `grant update (settled) on ledger.head to ${role};`;
}
