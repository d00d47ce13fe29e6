import type { MigrationInterface, QueryRunner } from "typeorm";

/** Hashes that were taken over from elsewhere: what the dearest of them costs is looked up at every sign-in. */
export class KnowImportedPasswords1764200000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      "create index credentials_imported on credentials (substr(secret, 5, 2)) where secret like '$2%'",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop index credentials_imported");
  }
}
