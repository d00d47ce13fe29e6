import type { MigrationInterface, QueryRunner } from "typeorm";

export class CreateRuns1764100000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Who has a case and who opened it, as cases says in the ledger: who may see what was found out about it.
      create table case_people (
        case_id uuid primary key,
        version int not null,
        assignee_id uuid,
        opened_by_id uuid not null
      );

      create table delegations (
        id uuid primary key,
        person_id uuid not null,
        sealed bytea not null,
        expires_at timestamptz(3) not null
      );

      create table schedules (
        workflow_id uuid primary key references workflows,
        -- Rights are lent to what was read: a version that somebody saves later does not get them.
        workflow_version int not null,
        delegation_id uuid not null references delegations,
        person_id uuid not null,
        cron text not null,
        time_zone text not null,
        next_at timestamptz(3) not null,
        foreign key (workflow_id, workflow_version) references workflow_versions
      );

      create table runs (
        id uuid primary key,
        created_at timestamptz(3) not null,
        version int not null,
        workflow_id uuid not null,
        workflow_version int not null,
        state text not null,
        started_by_id uuid not null,
        by_clock boolean not null,
        case_id uuid,
        input jsonb not null,
        segment int not null,
        rerun_of_id uuid references runs,
        delegation_id uuid,
        finished_at timestamptz(3),
        fault_code text,
        fault text,
        foreign key (workflow_id, workflow_version) references workflow_versions
      );
      create index runs_by_creation on runs (created_at, id);
      create index runs_by_case on runs (case_id, created_at, id);
      create index runs_by_person on runs (started_by_id, created_at, id);
      create index runs_by_workflow on runs (workflow_id, created_at, id);

      create table run_steps (
        id uuid primary key,
        run_id uuid not null references runs,
        place int not null,
        key text not null,
        agent_id uuid not null,
        agent_release text not null,
        needs text[] not null,
        state text not null,
        attempts int not null,
        input jsonb,
        output jsonb,
        calls jsonb,
        started_at timestamptz(3),
        finished_at timestamptz(3),
        fault_code text,
        fault text,
        unique (run_id, key)
      );

      create table evidence (
        step_id uuid not null references run_steps,
        place int not null,
        type text not null,
        about_id text not null,
        version int,
        position text,
        primary key (step_id, place)
      );

      create table approvals (
        id uuid primary key,
        created_at timestamptz(3) not null,
        version int not null,
        run_id uuid not null references runs,
        step text not null,
        case_id uuid,
        started_by_id uuid not null,
        question text not null,
        permission text not null,
        four_eyes boolean not null,
        proposal jsonb not null,
        state text not null,
        decided_at timestamptz(3),
        decided_by_id uuid,
        reason text,
        unique (run_id, step)
      );
      create index approvals_by_state on approvals (state, created_at, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table approvals, evidence, run_steps, runs, schedules, delegations, case_people");
  }
}
