import { type EntityManager, IsNull, Not } from "typeorm";
import { record } from "../../shared/ledger/record.ts";
import { notFound } from "../../shared/lock.ts";
import type { IdentityContext } from "../context.ts";
import { policyInForce, policyOf } from "../factor-policy/policy.ts";
import { assertSteppedUp } from "../sessions/step-up.ts";
import { User } from "../users/user.entity.ts";
import { Device } from "./device.entity.ts";
import { knownDevice } from "./device.service.ts";

const DAY_MS = 24 * 3_600_000;

/** Whether somebody is asked for no factor in this browser: they proved one here, and it is allowed to them still. */
export async function isTrusted(ctx: IdentityContext, tx: EntityManager, userId: string): Promise<boolean> {
  const device = await knownDevice(ctx, userId, tx);
  if (!device?.trustedUntil) return false;
  const user = await tx.findOneByOrFail(User, { id: userId });
  const until = trustedUntil(device, (await policyOf(ctx, tx, user)).trustDays);
  return until !== null && until > ctx.now();
}

/** Trusts a browser in which its person has just proven a factor, for as many days as they may. */
export async function trust(
  ctx: IdentityContext,
  tx: EntityManager,
  userId: string,
  days: number,
  device: Device,
): Promise<void> {
  if (days <= 0) return;
  const now = ctx.now();
  const until = new Date(now.getTime() + days * DAY_MS);
  await tx.save(Object.assign(device, { trustedAt: now, trustedUntil: until }));
  const facts = { userId, deviceId: device.id, until: until.toISOString() };
  await record(ctx, tx, "device.trusted", { id: userId }, { actor: userId, facts });
}

/** The browsers in which somebody is asked for no factor, the newest first. */
export async function trustedDevices(ctx: IdentityContext, user: User): Promise<Device[]> {
  const { trustDays } = await policyInForce(ctx, user);
  const devices = await ctx.db.getRepository(Device).find({
    where: { userId: user.id, trustedUntil: Not(IsNull()) },
    order: { trustedAt: "DESC", id: "DESC" },
  });
  return devices
    .map((device) => Object.assign(device, { trustedUntil: trustedUntil(device, trustDays) }))
    .filter((device) => device.trustedUntil !== null && device.trustedUntil > ctx.now());
}

/** Ends the trust in one of one's own browsers: it asks for a factor from the next sign-in on. */
export async function endTrust(ctx: IdentityContext, id: string): Promise<Device> {
  await assertSteppedUp(ctx);
  const where = { id, userId: ctx.viewer.id };
  return ctx.db.transaction(async (tx) => {
    const device = await tx.findOne(Device, { where, lock: { mode: "pessimistic_write" } });
    if (!device) throw notFound();
    if (device.trustedUntil) await end(ctx, tx, device, { reason: "ended by the user", actor: ctx.viewer.id });
    return device;
  });
}

/** Ends it in all of somebody's browsers: who knew what the trust rested on may be in one of them. */
export async function endTrustOf(
  ctx: IdentityContext,
  tx: EntityManager,
  userId: string,
  reason: string,
  by: string = ctx.visitor?.id ?? userId,
): Promise<void> {
  const devices = await tx.find(Device, {
    where: { userId, trustedUntil: Not(IsNull()) },
    order: { id: "ASC" },
    lock: { mode: "pessimistic_write" },
  });
  for (const device of devices) await end(ctx, tx, device, { reason, actor: by });
}

async function end(
  ctx: IdentityContext,
  tx: EntityManager,
  device: Device,
  { reason, actor }: { reason: string; actor: string },
): Promise<void> {
  await tx.save(Object.assign(device, { trustedAt: null, trustedUntil: null }));
  const { id: deviceId, userId } = device;
  await record(ctx, tx, "device.untrusted", { id: userId }, { actor, facts: { userId, deviceId, reason } });
}

/** No longer than was allowed then, and no longer than is allowed now: who gets another role, or a stricter one, is asked at once. */
function trustedUntil(device: Device, trustDays: number): Date | null {
  if (!device.trustedAt || !device.trustedUntil) return null;
  return new Date(Math.min(device.trustedUntil.getTime(), device.trustedAt.getTime() + trustDays * DAY_MS));
}
