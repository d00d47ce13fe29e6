import type { MigrationInterface, QueryRunner } from "typeorm";

/** By what a password was reset; null of those from before, and of those that a factor vouched for since. */
export class ResetPasswords1764300000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      "alter table credentials add reset_by text check (reset_by in ('sms-code', 'email-code', 'email-link'))",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("alter table credentials drop reset_by");
  }
}
