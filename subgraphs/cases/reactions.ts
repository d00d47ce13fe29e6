import type { EntityManager } from "typeorm";
import type { Context } from "../shared/context.ts";
import type { Entry } from "../shared/ledger/events.ts";
import type { Reaction } from "../shared/reactions/reactions.ts";
import { returnToQueue } from "./cases/case.service.ts";
import { keepWorker } from "./workers/worker.service.ts";

/** What cases does about others' events, by name. */
export const reactions: readonly Reaction[] = [
  { name: "follow-rights", hears: { identity: ["user.created", "user.rightsChanged"] }, react: followRights },
];

/** Follows who may work cases; the open cases of somebody who no longer may go back to the queue. */
async function followRights(ctx: Context, tx: EntityManager, { facts }: Entry): Promise<void> {
  const userId = String(facts.userId);
  const works = (facts.permissions as string[]).includes("case:work");
  await keepWorker(tx, userId, works);
  if (!works) await returnToQueue(ctx, tx, userId);
}
