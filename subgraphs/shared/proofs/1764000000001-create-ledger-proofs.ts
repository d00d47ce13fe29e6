import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The tree over the ledger: a leaf for every entry, the inner nodes, the heads that were signed over them, and the
 * statements of whoever operates it. `ledger.head.hashed` says how many entries the tree holds; an upgraded database
 * catches up before anything new is filed.
 */
export class CreateLedgerProofs1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table ledger.head add column hashed bigint not null default 0;
      alter table ledger.entry add column leaf bytea;
      -- Old entries get theirs from the sequencer; a new one without a leaf is of a version that knows of none.
      alter table ledger.entry add constraint entry_has_leaf check (leaf is not null) not valid;

      create function ledger.leaf_field(value text) returns bytea language sql stable as $$
        select coalesce(int4send(octet_length(convert_to(value, 'UTF8'))) || convert_to(value, 'UTF8'), '\\xffffffff'::bytea)
      $$;

      create function ledger.leaf(place bigint, id uuid, at timestamptz, subgraph text, event text, about uuid,
          actor uuid, on_behalf_of uuid, session uuid, request text, address text, agent text, facts jsonb, changes jsonb)
        returns bytea language sql stable as $$
        select sha256('\\x00'::bytea || ledger.leaf_field(place::text) || ledger.leaf_field(id::text)
          || ledger.leaf_field((extract(epoch from at) * 1000000)::bigint::text)
          || ledger.leaf_field(subgraph) || ledger.leaf_field(event) || ledger.leaf_field(about::text)
          || ledger.leaf_field(actor::text) || ledger.leaf_field(on_behalf_of::text) || ledger.leaf_field(session::text)
          || ledger.leaf_field(request) || ledger.leaf_field(address) || ledger.leaf_field(agent)
          || ledger.leaf_field(facts::text) || ledger.leaf_field(changes::text))
      $$;

      create function ledger.fill_leaves(after bigint, through bigint) returns void
        language sql security definer set search_path = ledger, pg_temp as $$
        update ledger.entry set leaf = ledger.leaf(position, id, at, subgraph, event, about, actor, on_behalf_of,
            session, request, address, agent, facts, changes)
          where position > after and position <= through and leaf is null
      $$;
      revoke execute on function ledger.fill_leaves(bigint, bigint) from public;

      create table ledger.node (
        level smallint not null,
        index bigint not null,
        hash bytea not null,
        primary key (level, index)
      );

      create table ledger.head_key (id text primary key, public_key text not null);

      create table ledger.signed_head (
        epoch int not null,
        position bigint not null,
        root bytea not null,
        at timestamptz not null,
        key_id text not null references ledger.head_key,
        signature bytea not null,
        copied_at timestamptz,
        primary key (epoch, position)
      );

      create table ledger.epoch (
        number int primary key,
        from_position bigint not null,
        root bytea not null,
        at timestamptz not null,
        reason text not null,
        key_id text not null references ledger.head_key,
        signature bytea not null
      );

      create table ledger.retention (
        through bigint primary key,
        root bytea not null,
        at timestamptz not null,
        key_id text not null references ledger.head_key,
        signature bytea not null
      );

      -- Holds nothing: whoever may lock it may lead, and that is the sequencer's role alone.
      create table ledger.leadership (one boolean);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table ledger.leadership, ledger.retention, ledger.epoch, ledger.signed_head, ledger.head_key, ledger.node;
      drop function ledger.fill_leaves(bigint, bigint);
      drop function ledger.leaf(bigint, uuid, timestamptz, text, text, uuid, uuid, uuid, uuid, text, text, text, jsonb, jsonb);
      drop function ledger.leaf_field(text);
      alter table ledger.entry drop constraint entry_has_leaf, drop column leaf;
      alter table ledger.head drop column hashed;
    `);
  }
}

/** What a subgraph's role may read of the proofs: what is kept and since when; the audit reads all of them. */
export function proofGrants(role: string, audits: boolean): string {
  const audited = audits ? `grant select on ledger.node, ledger.head_key, ledger.signed_head to ${role};` : "";
  return `grant select on ledger.epoch, ledger.retention to ${role}; ${audited}`;
}

/** What the sequencer's role may do with them: add, never change. */
export function proofSequencerGrants(role: string): string {
  return `
    grant update (hashed) on ledger.head to ${role};
    grant select, insert on ledger.node, ledger.head_key, ledger.signed_head to ${role};
    grant update (copied_at) on ledger.signed_head to ${role};
    grant select on ledger.epoch, ledger.retention to ${role};
    grant update on ledger.leadership to ${role};
    grant execute on function ledger.fill_leaves(bigint, bigint) to ${role};
  `;
}
