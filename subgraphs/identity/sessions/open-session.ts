import { type EntityManager, IsNull } from "typeorm";
import type { IdentityContext } from "../context.ts";
import { Session } from "./session.entity.ts";
import { ended } from "./session.service.ts";

/** Refuses whose session was ended while they were at it: what they began may not undo the change that ended it. */
export async function requireOpenSession(ctx: IdentityContext, tx: EntityManager): Promise<void> {
  const where = { id: ctx.viewer.sessionId, endedAt: IsNull() };
  if (!(await tx.findOne(Session, { where, lock: { mode: "for_no_key_update" } }))) throw ended();
}
