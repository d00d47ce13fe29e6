import type { MigrationInterface, QueryRunner } from "typeorm";

/** Until when guesses at an account are refused, for who runs accounts; the limits themselves know it by hashes alone. */
export class ShowLocks1764300000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table users add locked_until timestamptz(3)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("alter table users drop locked_until");
  }
}
