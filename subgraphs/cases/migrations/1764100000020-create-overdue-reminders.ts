import type { MigrationInterface, QueryRunner } from "typeorm";

/** For which due dates it was said that a case is overdue. */
export class CreateOverdueReminders1764100000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table overdue_reminders (
        case_id uuid not null references cases,
        due_at timestamptz(3) not null,
        reminded_at timestamptz(3) not null,
        primary key (case_id, due_at)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table overdue_reminders");
  }
}
