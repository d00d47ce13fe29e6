import type { MigrationInterface, QueryRunner } from "typeorm";
import { REACTION_CURSORS } from "../../shared/reactions/reactions.ts";

export class CreateCases1763683200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create sequence case_references;

      create table cases (
        id uuid primary key,
        created_at timestamptz(3) not null,
        version int not null,
        updated_at timestamptz(3) not null,
        reference text not null unique,
        title text not null,
        description text not null,
        status text not null,
        priority smallint not null,
        due_at timestamptz(3),
        assignee_id uuid,
        opened_by_id uuid not null,
        resolved_by_id uuid
      );
      create index cases_by_creation on cases (created_at, id);
      create index cases_by_update on cases (updated_at, id);
      create index cases_by_due_date on cases (coalesce(due_at, 'infinity'), id);
      create index cases_by_assignee on cases (assignee_id);
      create index cases_by_opener on cases (opened_by_id);

      create table comments (
        id uuid primary key,
        created_at timestamptz(3) not null,
        version int not null,
        case_id uuid not null references cases,
        author_id uuid not null,
        text text not null
      );
      create index comments_by_case on comments (case_id, created_at);

      create table workers (
        user_id uuid primary key,
        active boolean not null
      );
    `);
    await runner.query(REACTION_CURSORS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table reaction_cursors, workers, comments, cases");
    await runner.query("drop sequence case_references");
  }
}
