import type { MigrationInterface, QueryRunner } from "typeorm";

/** Until when sources let a session go on, and their metadata be believed; and of which end was told. */
export class SsoEnds1764500000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table sso_sessions add until timestamptz(3);
      alter table saml_connections add valid_until timestamptz(3), add told_of text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table saml_connections drop valid_until, drop told_of;
      alter table sso_sessions drop until;
    `);
  }
}
