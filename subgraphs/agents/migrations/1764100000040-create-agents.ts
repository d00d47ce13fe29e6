import type { MigrationInterface, QueryRunner } from "typeorm";
import { REACTION_CURSORS } from "../../shared/reactions/reactions.ts";

export class CreateAgents1764100000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table agents (
        id uuid primary key,
        created_at timestamptz(3) not null,
        version int not null,
        enabled boolean not null,
        health text not null,
        probed_at timestamptz(3),
        last_error_code text,
        last_error text,
        last_error_at timestamptz(3)
      );

      create table workflows (
        id uuid primary key,
        created_at timestamptz(3) not null,
        version int not null,
        updated_at timestamptz(3) not null,
        name text not null unique,
        title text not null,
        prebuilt boolean not null
      );

      create table workflow_versions (
        workflow_id uuid not null references workflows,
        number int not null,
        text text not null,
        definition jsonb not null,
        saved_by_id uuid,
        saved_at timestamptz(3) not null,
        primary key (workflow_id, number)
      );
      -- What a run names never changes.
      create function refuse_change() returns trigger language plpgsql as $$
        begin raise exception 'a saved version of a workflow never changes'; end $$;
      create trigger saved_for_ever before update or delete on workflow_versions
        for each row execute function refuse_change();
    `);
    await runner.query(REACTION_CURSORS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table reaction_cursors, workflow_versions, workflows, agents");
    await runner.query("drop function refuse_change()");
  }
}
