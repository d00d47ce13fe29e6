import type { MigrationInterface, QueryRunner } from "typeorm";
import { REACTION_CURSORS } from "../../shared/reactions/reactions.ts";

export class CreateMessaging1764100000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table people (
        id uuid primary key,
        version int not null,
        permissions text[] not null
      );

      create table notifications (
        id uuid primary key,
        created_at timestamptz(3) not null,
        version int not null,
        entry_id uuid not null,
        person_id uuid not null,
        event text not null,
        actor_id uuid,
        case_id uuid,
        device text,
        in_app boolean not null,
        seen_at timestamptz(3),
        unique (entry_id, person_id)
      );
      create index notifications_by_person on notifications (person_id, created_at, id) where in_app;
      create index notifications_unseen on notifications (person_id, case_id) where in_app and seen_at is null;

      create table preferences (
        person_id uuid not null,
        event text not null,
        channel text not null,
        enabled boolean not null,
        primary key (person_id, event, channel)
      );

      create table deliveries (
        id uuid primary key,
        created_at timestamptz(3) not null,
        version int not null,
        updated_at timestamptz(3) not null,
        notification_id uuid not null unique references notifications on delete cascade,
        person_id uuid not null,
        event text not null,
        state text not null,
        reason text,
        attempts int not null,
        code int,
        status text,
        address_mac text
      );
      create index deliveries_by_creation on deliveries (created_at, id);
      create index deliveries_by_state on deliveries (state, created_at, id);
      create index deliveries_by_person on deliveries (person_id);

      create table suppressed_addresses (
        person_id uuid not null,
        address_mac text not null,
        since timestamptz(3) not null,
        primary key (person_id, address_mac)
      );
    `);
    await runner.query(REACTION_CURSORS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      "drop table reaction_cursors, suppressed_addresses, deliveries, preferences, notifications, people",
    );
  }
}
