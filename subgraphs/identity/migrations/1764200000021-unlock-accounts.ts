import type { MigrationInterface, QueryRunner } from "typeorm";

/** When an administrator let somebody try again at once: what was counted against their account before counts no more. */
export class UnlockAccounts1764200000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table users add unlocked_at timestamptz(3)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("alter table users drop unlocked_at");
  }
}
