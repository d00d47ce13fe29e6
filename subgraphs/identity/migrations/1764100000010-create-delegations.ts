import type { MigrationInterface, QueryRunner } from "typeorm";

/** Sessions in which an agent acts for somebody: who it is, and what it was granted at most. */
export class CreateDelegations1764100000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table sessions add agent_id uuid, add agent_name text, add granted text[],
        add check ((agent_id is null) = (granted is null) and (agent_id is null) = (agent_name is null));
      create index sessions_of_agents on sessions (user_id, expires_at) where agent_id is not null and ended_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    // Without these columns an agent's session would be its person's own.
    await runner.query("delete from sessions where agent_id is not null");
    await runner.query("alter table sessions drop agent_id, drop agent_name, drop granted");
  }
}
