import type { MigrationInterface, QueryRunner } from "typeorm";

/** The session that a ticket's takes the place of, where somebody's own was renewed. */
export class RenewSessions1764500000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table sign_ins add renews uuid");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("alter table sign_ins drop renews");
  }
}
