import type { MigrationInterface, QueryRunner } from "typeorm";

/** What is asked of whom besides the password, browsers that are trusted, and factors that two administrators take away. */
export class FactorPolicy1764300000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table factor_policies (
        id uuid primary key,
        created_at timestamptz(3) not null,
        version int not null,
        role text not null unique,
        required boolean not null,
        methods text[] not null,
        trust_days int not null check (trust_days between 0 and 90)
      );
      insert into factor_policies (id, created_at, version, role, required, methods, trust_days)
      select gen_random_uuid(), now(), 1, role, required, methods::text[], trust_days from (values
        ('CITIZEN', false, '{PASSKEY,TOTP,SMS,EMAIL,BACKUP_CODE}', 30),
        ('CONTRIBUTOR', false, '{PASSKEY,TOTP,SMS,EMAIL,BACKUP_CODE}', 30),
        ('MODERATOR', true, '{PASSKEY,TOTP,SMS,EMAIL,BACKUP_CODE}', 30),
        ('OFFICER', true, '{PASSKEY,TOTP,SMS,EMAIL,BACKUP_CODE}', 30),
        ('AUDITOR', true, '{PASSKEY,TOTP,SMS,EMAIL,BACKUP_CODE}', 30),
        ('ADMIN', true, '{PASSKEY,TOTP,BACKUP_CODE}', 0)
      ) as seed (role, required, methods, trust_days);

      alter table users add factors_due_since timestamptz(3);

      alter table devices add trusted_at timestamptz(3),
        add trusted_until timestamptz(3),
        add agent text,
        add address text;

      create table factor_recoveries (
        id uuid primary key,
        created_at timestamptz(3) not null,
        version int not null,
        user_id uuid not null references users,
        reason text not null,
        requested_by uuid not null references users,
        expires_at timestamptz(3) not null,
        decision text check (decision in ('APPROVED', 'DECLINED', 'EXPIRED', 'WITHDRAWN')),
        decided_by uuid references users,
        decided_at timestamptz(3),
        note text,
        check ((decision is null) = (decided_at is null)),
        -- Two people and never the one it is about, whatever a service forgets; who takes a request back decides nothing.
        check (requested_by <> user_id),
        check (decision = 'WITHDRAWN' or decided_by not in (requested_by, user_id))
      );
      create unique index open_factor_recoveries on factor_recoveries (user_id) where decision is null;
      create index factor_recoveries_by_creation on factor_recoveries (created_at, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table factor_recoveries;
      alter table devices drop trusted_at, drop trusted_until, drop agent, drop address;
      alter table users drop factors_due_since;
      drop table factor_policies;
    `);
  }
}
