import type { EntityManager } from "typeorm";
import type { Entry } from "../../shared/ledger/events.ts";

/** Follows who has a case and who opened it, as cases says it in the ledger. */
export async function keepCase(tx: EntityManager, { facts }: Entry): Promise<void> {
  await tx.query(
    `insert into case_people (case_id, version, assignee_id, opened_by_id) values ($1, $2, $3, $4)
     on conflict (case_id) do update set version = excluded.version, assignee_id = excluded.assignee_id
     where case_people.version <= excluded.version`,
    [facts.caseId, facts.version, facts.assigneeId, facts.openedById],
  );
}

/** Who has a case and who opened it, as far as it is known. */
export async function peopleOfCase(
  tx: Pick<EntityManager, "query">,
  caseId: string | null,
): Promise<{ assigneeId: string | null; openedById: string | null }> {
  const [row] = await tx.query(
    `select assignee_id as "assigneeId", opened_by_id as "openedById" from case_people where case_id = $1`,
    [caseId],
  );
  return row ?? { assigneeId: null, openedById: null };
}
