import type { MigrationInterface, QueryRunner } from "typeorm";

/** Codes and links, conversations of every kind, devices, and what people say of themselves. */
export class SignInFlow1764200000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table users alter email drop not null,
        add phone text unique,
        add email_verified_at timestamptz(3),
        add phone_verified_at timestamptz(3),
        add language text not null default 'en' check (language in ('en', 'hi')),
        add theme text not null default 'SYSTEM' check (theme in ('SYSTEM', 'LIGHT', 'DARK')),
        add time_zone text not null default 'Asia/Kolkata',
        add bio text,
        add location text,
        add postal_address text;

      alter table sign_ins alter user_id drop not null,
        alter method drop not null,
        alter ticket_hash drop not null,
        add purpose text not null default 'SIGN_IN',
        add identifier text,
        add pending jsonb,
        add proven_at timestamptz(3),
        add ended_reason text;
      update sign_ins set proven_at = created_at;
      create index sign_ins_by_expiry on sign_ins (expires_at);

      create table challenges (
        id uuid primary key,
        created_at timestamptz(3) not null,
        version int not null,
        purpose text not null,
        address_kind text not null check (address_kind in ('EMAIL', 'PHONE')),
        address text not null,
        user_id uuid references users,
        sign_in_id uuid references sign_ins on delete cascade,
        binding text,
        language text not null default 'en' check (language in ('en', 'hi')),
        letter text not null,
        tries int not null default 0,
        expires_at timestamptz(3) not null,
        sent_at timestamptz(3),
        used_at timestamptz(3),
        voided_at timestamptz(3)
      );
      create index open_challenges on challenges (address, purpose) where used_at is null and voided_at is null;
      create index challenges_by_expiry on challenges (expires_at);
      create index challenges_by_sign_in on challenges (sign_in_id);

      create table notices (
        id uuid primary key,
        created_at timestamptz(3) not null,
        version int not null,
        kind text not null,
        address_kind text not null check (address_kind in ('EMAIL', 'PHONE')),
        address text not null,
        user_id uuid not null references users,
        language text not null default 'en' check (language in ('en', 'hi')),
        sent_at timestamptz(3)
      );
      create index notices_by_creation on notices (created_at);

      create table devices (
        id uuid primary key,
        created_at timestamptz(3) not null,
        version int not null,
        user_id uuid not null references users,
        token_hash text not null,
        last_used_at timestamptz(3) not null,
        unique (user_id, token_hash)
      );
      create index devices_by_token on devices (token_hash);

      alter table sessions add stepped_up_at timestamptz(3),
        add device_id uuid references devices on delete set null,
        add place text,
        add method text;

      create table send_spend (
        day date not null,
        channel text not null,
        count int not null,
        primary key (day, channel)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table send_spend;
      alter table sessions drop stepped_up_at, drop device_id, drop place, drop method;
      drop table devices, notices, challenges;

      delete from sign_ins where user_id is null or method is null or ticket_hash is null;
      alter table sign_ins drop purpose, drop identifier, drop pending, drop proven_at, drop ended_reason,
        alter user_id set not null, alter method set not null, alter ticket_hash set not null;
      drop index sign_ins_by_expiry;

      -- Without a number there is no way into an account that had nothing else; its rows and what it did stay.
      update users set email = id || '@account.invalid' where email is null;
      alter table users alter email set not null, drop phone, drop email_verified_at, drop phone_verified_at,
        drop language, drop theme, drop time_zone, drop bio, drop location, drop postal_address;
    `);
  }
}
