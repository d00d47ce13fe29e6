import type { EntityManager } from "typeorm";
import { AppError } from "../../shared/errors.ts";
import type { IdentityContext } from "../context.ts";
import { textOf } from "../messages/messages.ts";
import { Session } from "./session.entity.ts";

/** How long it counts that somebody has just proven who they are, by signing in or again (SECURITY.md, section 3.7). */
const STEP_UP_MS = 5 * 60_000;

/** Until when a session's person may change what is sensitive; null where they have to prove again who they are. */
export function steppedUpUntil(ctx: IdentityContext, { steppedUpAt, endedAt }: Session): Date | null {
  if (!steppedUpAt || endedAt) return null;
  const until = new Date(steppedUpAt.getTime() + STEP_UP_MS);
  return until > ctx.now() ? until : null;
}

/** Refuses whoever has not proven within five minutes who they are: a session that was left open, or has ended, changes nothing sensitive. */
export async function assertSteppedUp(ctx: IdentityContext, tx: EntityManager = ctx.db.manager): Promise<void> {
  const session = await tx.findOneBy(Session, { id: ctx.viewer.sessionId });
  if (session && steppedUpUntil(ctx, session)) return;
  throw new AppError("FORBIDDEN", textOf("STEP_UP_NEEDED", ctx.caller.language), { reason: "STEP_UP_NEEDED" });
}
