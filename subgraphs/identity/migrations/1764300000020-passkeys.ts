import type { MigrationInterface, QueryRunner } from "typeorm";

/** Passkeys, and what they are asked to sign. */
export class Passkeys1764300000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table passkeys (
        id uuid primary key,
        created_at timestamptz(3) not null,
        version int not null,
        user_id uuid not null references users,
        credential_id text not null unique,
        public_key bytea not null,
        counter bigint not null check (counter >= 0),
        transports text[] not null,
        device_type text not null check (device_type in ('SINGLE_DEVICE', 'MULTI_DEVICE')),
        backed_up boolean not null,
        aaguid uuid not null,
        name text not null,
        last_used_at timestamptz(3),
        suspended_at timestamptz(3)
      );
      create index passkeys_by_user on passkeys (user_id);

      create table passkey_challenges (
        id uuid primary key,
        created_at timestamptz(3) not null,
        version int not null,
        purpose text not null check (purpose in ('REGISTER', 'SIGN_IN', 'FACTOR', 'STEP_UP')),
        challenge text not null,
        user_id uuid references users,
        binding text,
        session_id uuid references sessions on delete cascade,
        sign_in_id uuid references sign_ins on delete cascade,
        expires_at timestamptz(3) not null
      );
      create index passkey_challenges_by_expiry on passkey_challenges (expires_at);
      create index passkey_challenges_by_sign_in on passkey_challenges (sign_in_id);
      create index passkey_challenges_by_session on passkey_challenges (session_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table passkey_challenges, passkeys");
  }
}
