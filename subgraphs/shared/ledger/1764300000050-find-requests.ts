import type { MigrationInterface, QueryRunner } from "typeorm";

/** What one request did, and what was done in one session, is found as fast as what one person did. */
export class FindRequests1764300000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index entry_request on ledger.entry (request, position) where request is not null;
      create index entry_session on ledger.entry (session, position) where session is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop index ledger.entry_session, ledger.entry_request;");
  }
}
