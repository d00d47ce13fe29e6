import { createHash, randomBytes, randomUUIDv7 } from "node:crypto";
import { type EntityManager, LessThan } from "typeorm";
import type { IdentityContext } from "../context.ts";
import { Device } from "./device.entity.ts";

/** As long as the cookie lasts from its last use. */
const KEPT_MS = 365 * 24 * 3_600_000;

/** Stands for the id of whoever does not exist, so that looking for them is the same work. */
const NOBODY = "00000000-0000-4000-8000-000000000000";

/** The device that this comes from, where this person has signed in with it before. */
export function knownDevice(
  ctx: IdentityContext,
  userId: string | undefined,
  db: EntityManager = ctx.db.manager,
): Promise<Device | null> {
  const { device: tokenHash } = ctx.caller;
  if (!tokenHash) return Promise.resolve(null);
  const since = new Date(ctx.now().getTime() - KEPT_MS);
  return db
    .createQueryBuilder(Device, "d")
    .where("d.userId = :userId and d.tokenHash = :tokenHash and d.lastUsedAt > :since", {
      userId: userId ?? NOBODY,
      tokenHash,
      since,
    })
    .getOne();
}

/** A device that a person has signed in with, and by what its browser is known from now on; null where it is already. */
interface Remembered {
  readonly device: Device;
  readonly token: string | null;
}

/**
 * Remembers the browser that somebody finished signing in with. One that was known as somebody else's gets a new cookie:
 * who used it before has a copy of the old one, and is no device of theirs.
 */
export async function rememberDevice(ctx: IdentityContext, tx: EntityManager, userId: string): Promise<Remembered> {
  const now = ctx.now();
  const { agent, address } = ctx.caller;
  const known = await knownDevice(ctx, userId, tx);
  if (known) return { device: await tx.save(Object.assign(known, { lastUsedAt: now, agent, address })), token: null };
  const token = randomBytes(32).toString("base64url");
  const device = tx.create(Device, {
    id: randomUUIDv7(),
    createdAt: now,
    userId,
    tokenHash: createHash("sha256").update(token).digest("base64url"),
    lastUsedAt: now,
    agent,
    address,
  });
  return { device: await tx.save(device), token };
}

/** Forgets devices that nobody has used for as long as their cookie lasts. */
export async function forgetOldDevices(ctx: IdentityContext): Promise<void> {
  await ctx.db.getRepository(Device).delete({ lastUsedAt: LessThan(new Date(ctx.now().getTime() - KEPT_MS)) });
}
