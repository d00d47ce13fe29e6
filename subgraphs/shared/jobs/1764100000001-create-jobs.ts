import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * What we know of a job besides what DBOS does, in the same schema: how it is called outside, its tries, what it waits
 * for, how far it is, what went wrong. DBOS's tables come first (`schema.ts`), and the search path is this schema.
 */
export class CreateJobs1764100000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table job (
        id text primary key references workflow_status (workflow_uuid) on delete cascade,
        ref uuid not null unique,
        name text not null,
        queue text not null,
        request text,
        version int not null default 1,
        attempt int not null default 1,
        attempts int not null,
        backoff_ms int not null,
        retry_at timestamptz(3),
        waiting boolean not null default false,
        delay_ms bigint not null default 0,
        done bigint,
        total bigint,
        code text,
        message text,
        created_at timestamptz(3) not null default clock_timestamp()
      );
      create index job_retry on job (retry_at) where retry_at is not null;
      create index job_waiting on job (id) where waiting;

      create table job_needs (
        job text not null references job (id) on delete cascade,
        needs text not null references job (id) on delete cascade,
        primary key (job, needs)
      );
      create index job_needs_needs on job_needs (needs);

      create table executor (
        id text primary key,
        beats bigint not null default 0,
        since timestamptz(3) not null default clock_timestamp()
      );

      create table schedule (
        name text primary key,
        job text not null,
        cron text not null,
        time_zone text not null,
        next_at timestamptz(3) not null,
        last_at timestamptz(3),
        last_job text
      );

      create view overview as
        select j.ref as id, j.id as key, j.name, j.queue, j.request, j.version, j.attempt, j.attempts, j.done, j.total,
          coalesce(j.code, case w.status when 'MAX_RECOVERY_ATTEMPTS_EXCEEDED' then 'CRASHED' end) as code,
          coalesce(j.message, case w.status when 'MAX_RECOVERY_ATTEMPTS_EXCEEDED'
            then 'Its process died each time that it ran.' end) as message,
          case w.status
            when 'PENDING' then 'RUNNING'
            when 'ENQUEUED' then 'QUEUED'
            when 'DELAYED' then case when j.waiting then 'WAITING' else 'DELAYED' end
            when 'SUCCESS' then 'DONE'
            when 'CANCELLED' then 'CANCELLED'
            else case when j.retry_at is null then 'FAILED' else 'RETRYING' end
          end as state,
          j.created_at,
          to_timestamp(w.started_at_epoch_ms / 1000.0) as started_at,
          to_timestamp(w.completed_at / 1000.0) as ended_at,
          case when w.status = 'DELAYED' and not j.waiting then to_timestamp(w.delay_until_epoch_ms / 1000.0)
            else j.retry_at end as next_at,
          array(select n.needs from job_needs n where n.job = j.id order by n.needs) as after,
          w.status
        from job j join workflow_status w on w.workflow_uuid = j.id;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop view overview cascade; drop table schedule, executor, job_needs, job");
  }
}
