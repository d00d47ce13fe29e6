import type { EntityManager } from "typeorm";
import { LinkedAccount } from "./linked-account.entity.ts";
import { sourceOf } from "./sources.ts";

/** Whether somebody can sign in with an identity elsewhere: one whose source is switched on. */
export async function hasLinkInUse(tx: EntityManager, userId: string): Promise<boolean> {
  for (const { sourceId } of await tx.findBy(LinkedAccount, { userId }))
    if ((await sourceOf(tx, sourceId))?.enabled) return true;
  return false;
}
