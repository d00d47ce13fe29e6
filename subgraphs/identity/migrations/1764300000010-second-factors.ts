import type { MigrationInterface, QueryRunner } from "typeorm";

/** What proves people besides their password, and how far a sign-in has come with it. */
export class SecondFactors1764300000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table users add preferred_factor text,
        add factor_required boolean not null default false;

      create table factors (
        id uuid primary key,
        created_at timestamptz(3) not null,
        version int not null,
        user_id uuid not null references users,
        kind text not null check (kind in ('totp', 'sms', 'email')),
        secret bytea check ((secret is not null) = (kind = 'totp')),
        last_step int,
        confirmed_at timestamptz(3),
        last_used_at timestamptz(3)
      );
      create unique index factors_on on factors (user_id, kind) where confirmed_at is not null;
      create unique index factors_waiting on factors (user_id, kind) where confirmed_at is null;

      create table backup_codes (
        id uuid primary key,
        created_at timestamptz(3) not null,
        version int not null,
        user_id uuid not null references users,
        hash bytea not null,
        used_at timestamptz(3),
        unique (user_id, hash)
      );

      alter table sign_ins add factor text,
        add factor_at timestamptz(3),
        add factor_tries int not null default 0,
        add factor_set_up boolean not null default false,
        add trust_device boolean not null default false;
      update sign_ins set factor = 'none' where proven_at is not null;
      alter table sessions add factor text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table sessions drop factor;
      alter table sign_ins drop factor, drop factor_at, drop factor_tries, drop factor_set_up, drop trust_device;
      drop table backup_codes, factors;
      alter table users drop preferred_factor, drop factor_required;
    `);
  }
}
