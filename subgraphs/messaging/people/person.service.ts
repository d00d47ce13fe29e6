import type { EntityManager } from "typeorm";
import type { Entry } from "../../shared/ledger/events.ts";

/** Follows what people may do, as identity says it in the ledger; a later word replaces an earlier one. */
export async function keepPerson(tx: EntityManager, { facts }: Entry): Promise<void> {
  await tx.query(
    `insert into people (id, version, permissions) values ($1, $2, $3)
     on conflict (id) do update set version = excluded.version, permissions = excluded.permissions
     where people.version < excluded.version`,
    [facts.userId, facts.version, facts.permissions],
  );
}

/** Everything that is kept of somebody goes with them. */
export async function forgetPerson(tx: EntityManager, personId: string): Promise<void> {
  await tx.query(
    `with gone as (delete from people where id = $1),
       preference as (delete from preferences where person_id = $1),
       address as (delete from suppressed_addresses where person_id = $1),
       delivery as (delete from deliveries where person_id = $1)
     delete from notifications where person_id = $1`,
    [personId],
  );
}

/** What somebody may do, as far as the ledger was read; nobody who is not known may do anything. */
export async function permissionsOf(tx: Pick<EntityManager, "query">, personId: string): Promise<readonly string[]> {
  const [row] = await tx.query("select permissions from people where id = $1", [personId]);
  return row?.permissions ?? [];
}
