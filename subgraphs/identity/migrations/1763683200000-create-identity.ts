import type { MigrationInterface, QueryRunner } from "typeorm";
import { LIMITS_TABLE } from "../../shared/limits/limits.ts";
import { REACTION_CURSORS } from "../../shared/reactions/reactions.ts";

export class CreateIdentity1763683200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table users (
        id uuid primary key,
        created_at timestamptz(3) not null,
        version int not null,
        display_name text not null,
        email text not null unique,
        roles text[] not null
      );
      create index users_by_name on users (display_name, id);
      create index users_by_role on users using gin (roles);

      create table credentials (
        id uuid primary key,
        created_at timestamptz(3) not null,
        version int not null,
        user_id uuid not null references users,
        kind text not null,
        secret text not null,
        unique (user_id, kind)
      );

      create table sign_ins (
        id uuid primary key,
        created_at timestamptz(3) not null,
        version int not null,
        user_id uuid not null references users,
        method text not null,
        ticket_hash text not null unique,
        binding text,
        expires_at timestamptz(3) not null,
        redeemed_at timestamptz(3)
      );

      create table sessions (
        id uuid primary key,
        created_at timestamptz(3) not null,
        version int not null,
        user_id uuid not null references users,
        address text,
        agent text,
        last_seen_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        ended_at timestamptz(3),
        end_reason text,
        generation int not null default 0,
        seen_generation int not null default 0,
        rotated_at timestamptz(3) not null
      );
      create index sessions_by_user on sessions (user_id, created_at);

      create table signing_keys (
        id uuid primary key,
        created_at timestamptz(3) not null,
        version int not null,
        public_key jsonb not null,
        sealed_private_key text not null,
        retired_at timestamptz(3)
      );
    `);
    await runner.query(LIMITS_TABLE);
    await runner.query(REACTION_CURSORS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table reaction_cursors, limits, signing_keys, sessions, sign_ins, credentials, users");
  }
}
