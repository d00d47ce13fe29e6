import type { MigrationInterface, QueryRunner } from "typeorm";

/** Journeys to sources of identities and back, who people are there, and the providers of OpenID Connect. */
export class Sso1764400000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table oidc_providers (
        id uuid primary key,
        created_at timestamptz(3) not null,
        version int not null,
        preset text not null check (preset in ('GOOGLE', 'MICROSOFT', 'OKTA', 'GITHUB', 'DIGILOCKER', 'CUSTOM')),
        name text not null,
        issuer text not null,
        client_id text not null,
        client_secret bytea,
        tenant text,
        scopes text[] not null,
        domains text[] not null,
        enabled boolean not null,
        allow_sign_up boolean not null,
        factor_at_provider boolean not null,
        managed_as text unique,
        endpoints jsonb
      );

      create table sso_journeys (
        id uuid primary key,
        created_at timestamptz(3) not null,
        version int not null,
        kind text not null check (kind in ('OIDC', 'SAML')),
        source_id uuid not null,
        purpose text not null check (purpose in ('SIGN_IN', 'LINK', 'TEST')),
        binding text,
        unasked boolean not null default false,
        user_id uuid references users,
        sign_in_id uuid references sign_ins on delete set null,
        return_to text not null,
        expires_at timestamptz(3) not null,
        answered_at timestamptz(3),
        outcome bytea,
        refusal text,
        finished_at timestamptz(3),
        -- Who began it here is always known; who signs in is nobody yet, and whoever links or tests is somebody.
        check (unasked or binding is not null),
        check ((purpose = 'SIGN_IN') = (user_id is null))
      );
      create index sso_journeys_by_expiry on sso_journeys (expires_at);
      create index sso_journeys_by_sign_in on sso_journeys (sign_in_id);

      create table sso_identities (
        id uuid primary key,
        created_at timestamptz(3) not null,
        version int not null,
        user_id uuid not null references users,
        kind text not null check (kind in ('OIDC', 'SAML')),
        source_id uuid not null,
        issuer text not null,
        subject text not null,
        email text,
        display_name text,
        mapped_roles text[] not null default '{}',
        last_used_at timestamptz(3),
        unique (source_id, issuer, subject)
      );
      create index sso_identities_by_user on sso_identities (user_id, created_at);

      create table sso_sessions (
        id uuid primary key references sessions on delete cascade,
        created_at timestamptz(3) not null,
        version int not null,
        kind text not null check (kind in ('OIDC', 'SAML')),
        source_id uuid not null,
        issuer text not null,
        subject text not null,
        session_index text,
        logout bytea not null
      );
      create index sso_sessions_by_subject on sso_sessions (source_id, subject);
      create index sso_sessions_by_index on sso_sessions (source_id, session_index);

      create table sso_attempts (
        id uuid primary key,
        created_at timestamptz(3) not null,
        version int not null,
        kind text not null check (kind in ('OIDC', 'SAML')),
        source_id uuid not null,
        journey_id uuid,
        outcome text not null,
        code text,
        reason text,
        detail text,
        user_id uuid references users,
        network text not null,
        check ((outcome = 'REFUSED') = (code is not null))
      );
      create index sso_attempts_by_source on sso_attempts (source_id, created_at desc, id desc);
      create index sso_attempts_by_journey on sso_attempts (journey_id);
      create index sso_attempts_by_creation on sso_attempts (created_at);

      -- Logout tokens that were taken: none ends anything twice (OpenID Connect Back-Channel Logout 1.0, section 2.6).
      create table oidc_logout_tokens (
        source_id uuid not null,
        jti text not null,
        expires_at timestamptz(3) not null,
        primary key (source_id, jti)
      );

      alter table sign_ins add sso_journey_id uuid references sso_journeys on delete set null;
      create index sign_ins_by_sso_journey on sign_ins (sso_journey_id);
      alter table users add break_glass boolean not null default false;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table users drop break_glass;
      alter table sign_ins drop sso_journey_id;
      drop table oidc_logout_tokens, sso_attempts, sso_sessions, sso_identities, sso_journeys, oidc_providers;
    `);
  }
}
