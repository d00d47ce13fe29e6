import type { EntityManager } from "typeorm";
import type { JobFailure } from "../../shared/jobs/failure.ts";
import type { AgentsContext } from "../context.ts";
import type { Seen } from "../registry/agent.ts";
import { leftOf } from "./bounds.ts";
import type { Tries, Work } from "./perform.ts";
import type { RunStep } from "./run.entity.ts";

/** Writes down what a step gave, what it asked and what it rests on; of a run that was cancelled meanwhile nothing. */
export async function keepDone(ctx: AgentsContext, tx: EntityManager, row: RunStep, work: Work): Promise<void> {
  const { output, calls, seen, attempts, release } = work;
  const [noted]: [unknown[], number] = await tx.query(
    `update run_steps set state = 'DONE', output = $2, calls = $3, attempts = $4, finished_at = $5, agent_release = $6
     where id = $1 and state = 'RUNNING' returning id`,
    [row.id, JSON.stringify(output), JSON.stringify(calls), attempts, ctx.now(), release],
  );
  if (noted.length) await keepSeen(tx, row, seen);
}

/** Writes down why a step failed, and what it asked and changed before that, in all its tries. */
export async function keepFailed(
  ctx: AgentsContext,
  tx: EntityManager,
  row: RunStep,
  { code, message }: JobFailure,
  { attempts, release, recorders }: Tries,
): Promise<void> {
  const { calls, seen } = leftOf(recorders);
  const [noted]: [unknown[], number] = await tx.query(
    `update run_steps set state = 'FAILED', fault_code = $2, fault = $3, attempts = $4, finished_at = $5, calls = $6,
       agent_release = coalesce($7, agent_release)
     where id = $1 and state in ('WAITING', 'APPROVED', 'RUNNING') returning id`,
    [row.id, code, message, Math.max(1, attempts), ctx.now(), JSON.stringify(calls), release],
  );
  if (noted.length) await keepSeen(tx, row, seen);
}

async function keepSeen(tx: EntityManager, row: RunStep, seen: readonly Seen[]): Promise<void> {
  if (!seen.length) return;
  await tx.query(
    `insert into evidence (step_id, place, type, about_id, version, position)
     select $1, e.place, e.type, e.about_id, e.version, e.position
     from unnest($2::int[], $3::text[], $4::text[], $5::int[], $6::text[]) as e (place, type, about_id, version, position)
     on conflict do nothing`,
    [
      row.id,
      seen.map((_, place) => place),
      seen.map(({ type }) => type),
      seen.map(({ id }) => id),
      seen.map(({ version }) => version ?? null),
      seen.map(({ position }) => position ?? null),
    ],
  );
}
