import type { MigrationInterface, QueryRunner } from "typeorm";

/** True of an entry that was written before there were seals and holds something to find. */
export const IS_OPEN = `(address not like 'sealed:%' or (changes <> '{}'::jsonb and not changes ? 'sealed'))`;

/** Keys per person, wrapped by a secret that the database does not hold, and the index that makes sealed values searchable. */
export class CreateSeals1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The row of an erased person stays: they never get another key. The installation's own key is not a person's.
      create table ledger.person_key (
        person uuid primary key,
        wrapped bytea,
        made_at timestamptz not null default clock_timestamp(),
        erased_at timestamptz,
        check ((wrapped is null) = (erased_at is not null)),
        check (wrapped is not null or person <> '00000000-0000-0000-0000-000000000000')
      );

      create table ledger.search_token (
        entry uuid not null,
        person uuid not null,
        tokens bigint[] not null,
        primary key (entry, person)
      );
      create index search_token_person on ledger.search_token (person);
      create index search_token_tokens on ledger.search_token using gin (tokens);

      create index entry_id on ledger.entry (id);
      -- Empty in a ledger that began with seals.
      create index entry_open on ledger.entry (position) where ${IS_OPEN};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index ledger.entry_open, ledger.entry_id;
      drop table ledger.search_token, ledger.person_key;
    `);
  }
}

/** What a subgraph's role may do with seals: make a key for somebody new, read wrapped ones, add to the index. */
export function sealGrants(role: string, audits: boolean): string {
  return `
    grant select (person, wrapped), insert (person, wrapped) on ledger.person_key to ${role};
    grant ${audits ? "select, " : ""}insert on ledger.search_token to ${role};
  `;
}

/** What the eraser's role may do: destroy a key, take its person out of the index, and say so. */
export function eraserGrants(role: string): string {
  return `
    grant usage on schema ledger to ${role};
    grant select, update (wrapped, erased_at), insert on ledger.person_key to ${role};
    grant select, delete on ledger.search_token to ${role};
    grant insert (id, event, about, actor, facts, changes) on ledger.inbox to ${role};
  `;
}
