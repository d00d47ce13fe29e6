import type { EntityManager } from "typeorm";
import { invalid } from "../../shared/errors.ts";
import { Worker } from "./worker.entity.ts";

/** Keeps whether somebody may be given cases. */
export async function keepWorker(tx: EntityManager, userId: string, active: boolean): Promise<void> {
  await tx.upsert(Worker, { userId, active }, ["userId"]);
}

/** Refuses somebody who may not work cases; the row stays as it is until the case has been given. */
export async function requireWorker(tx: EntityManager, userId: string): Promise<void> {
  const worker = await tx.findOne(Worker, { where: { userId, active: true }, lock: { mode: "pessimistic_read" } });
  if (!worker) throw invalid("assigneeId is not somebody who works cases.", "assigneeId");
}
