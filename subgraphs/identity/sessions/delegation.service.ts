import { randomUUIDv7 } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { z } from "zod";
import type { Delegation, delegationInput, delegationRefreshInput } from "../../shared/delegation.ts";
import { AppError, invalid } from "../../shared/errors.ts";
import { record } from "../../shared/ledger/record.ts";
import type { IdentityContext } from "../context.ts";
import { NEVER_DELEGATED, PERMISSIONS } from "../roles/roles.ts";
import type { User } from "../users/user.entity.ts";
import { Session } from "./session.entity.ts";
import { actingNow, end, ended, refreshSession } from "./session.service.ts";
import { permissionsIn, readRefreshToken, tokensOf } from "./tokens.ts";

/** How many agents may act for somebody at once: what runs wild stops here. */
const MOST_ACTING = 1_000;

/** Lets an agent act for whoever asks, in person, within its grant and their rights of each moment. */
export async function delegate(ctx: IdentityContext, input: z.infer<typeof delegationInput>): Promise<Delegation> {
  const { id: userId, agentId: asksForAnother } = ctx.viewer;
  if (asksForAnother)
    throw new AppError("FORBIDDEN", "An agent lets no other agent act: the person does it themselves.");
  const grant = [...new Set(input.grant)].sort();
  requireDelegable(grant);
  const { agentId, agentName, seconds } = input;
  return ctx.db.transaction(async (tx) => {
    const now = ctx.now();
    if ((await tx.countBy(Session, { userId, ...actingNow(now) })) >= MOST_ACTING)
      throw new AppError("RATE_LIMITED", "Too many agents act for you now: end some of their sessions first.");
    const expiresAt = new Date(now.getTime() + seconds * 1000);
    const session = await tx.save(
      tx.create(Session, {
        id: randomUUIDv7(),
        userId,
        agentId,
        agentName,
        grant,
        address: null,
        agent: null,
        createdAt: now,
        lastSeenAt: now,
        rotatedAt: now,
        expiresAt,
      }),
    );
    await record(ctx, tx, "session.delegated", session, {
      facts: { sessionId: session.id, userId, agentId, grant, until: expiresAt.toISOString() },
    });
    return { ...(await tokensOf(ctx, tx, session)), sessionId: session.id };
  });
}

/** New tokens for an agent's session, as narrow as they are asked for; a person's refresh token is not taken here. */
export async function refreshDelegation(
  ctx: IdentityContext,
  { refreshToken, within }: z.infer<typeof delegationRefreshInput>,
): Promise<Delegation> {
  const sessionId = readRefreshToken(ctx, refreshToken)?.sessionId;
  if (!sessionId) throw ended();
  return { ...(await refreshSession(ctx, refreshToken, { of: "agent", within })), sessionId };
}

/** The agent is done: its session ends, whichever of its refresh tokens says so. */
export async function endDelegation(ctx: IdentityContext, token: string): Promise<void> {
  const claim = readRefreshToken(ctx, token);
  if (!claim) return;
  await ctx.db.transaction(async (tx) => {
    const session = await tx.findOne(Session, { where: { id: claim.sessionId }, lock: { mode: "pessimistic_write" } });
    if (!session?.agentId) return;
    await end(ctx, tx, session, "the agent is done", { actor: session.agentId, onBehalfOf: session.userId });
  });
}

/** Agents that can do nothing any more for somebody whose rights have changed stop acting for them. */
export async function endUselessDelegations(ctx: IdentityContext, tx: EntityManager, user: User): Promise<void> {
  const acting = await tx.find(Session, {
    where: { userId: user.id, ...actingNow(ctx.now()) },
    order: { id: "ASC" },
    lock: { mode: "pessimistic_write" },
  });
  const useless = acting.filter((session) => permissionsIn(session, user.roles).length === 0);
  for (const session of useless) await end(ctx, tx, session, "the rights that were granted are gone");
}

function requireDelegable(grant: readonly string[]): void {
  const unknown = grant.filter((permission) => !PERMISSIONS.has(permission));
  if (unknown.length) throw invalid(`There is no such permission: ${unknown.join(", ")}.`, "grant");
  const kept = grant.filter((permission) => NEVER_DELEGATED.includes(permission));
  if (kept.length) throw invalid(`No agent is ever granted ${kept.join(", ")}: people do that themselves.`, "grant");
}
