import type { MigrationInterface, QueryRunner } from "typeorm";

/** Organisations' connections by SAML, the assertions that were used, and the keys that we sign and decrypt with. */
export class Saml1764400000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table saml_connections (
        id uuid primary key,
        created_at timestamptz(3) not null,
        version int not null,
        name text not null,
        idp_entity_id text not null,
        sso_url text not null,
        slo_url text,
        certificates jsonb not null,
        metadata_url text,
        metadata_checked_at timestamptz(3),
        metadata_error text,
        name_id_format text,
        subject_attribute text,
        mapping jsonb not null,
        role_mapping jsonb not null,
        unknown_role text not null check (unknown_role in ('REFUSE', 'IGNORE')),
        default_roles text[] not null,
        domains text[] not null,
        required boolean not null,
        enabled boolean not null,
        idp_initiated boolean not null,
        allow_sign_up boolean not null,
        sign_requests boolean not null,
        want_encrypted boolean not null,
        factor_at_provider boolean not null,
        factor_contexts text[] not null,
        -- One that is on can be asked, and whom it is required of can be told by their address.
        check (not enabled or (idp_entity_id <> '' and sso_url <> '' and jsonb_array_length(certificates) > 0)),
        check (not required or cardinality(domains) > 0)
      );
      create unique index saml_connections_by_entity on saml_connections (idp_entity_id) where idp_entity_id <> '';
      create index saml_connections_by_domain on saml_connections using gin (domains);

      -- Assertions and logout requests that were taken: none is taken twice while it would be believed.
      create table saml_assertions (
        connection_id uuid not null references saml_connections on delete cascade,
        assertion_id text not null,
        expires_at timestamptz(3) not null,
        primary key (connection_id, assertion_id)
      );
      create index saml_assertions_by_expiry on saml_assertions (expires_at);

      create table saml_keys (
        id uuid primary key,
        created_at timestamptz(3) not null,
        version int not null,
        state text not null check (state in ('NEXT', 'CURRENT', 'OLD')),
        certificate text not null,
        sealed_private_key bytea not null,
        retired_at timestamptz(3),
        check ((state = 'OLD') = (retired_at is not null))
      );
      create unique index one_saml_key on saml_keys (state) where state <> 'OLD';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table saml_keys, saml_assertions, saml_connections");
  }
}
