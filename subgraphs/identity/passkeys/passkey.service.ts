import { type EntityManager, In } from "typeorm";
import { record } from "../../shared/ledger/record.ts";
import { notFound } from "../../shared/lock.ts";
import type { IdentityContext } from "../context.ts";
import { requireFactorLeft, tidyUp } from "../factors/manage/turn-off.ts";
import { tellOwnerEverywhere } from "../notices/everywhere.ts";
import { assertSteppedUp } from "../sessions/step-up.ts";
import { User } from "../users/user.entity.ts";
import { assertOtherWayIn } from "./last-way-in.ts";
import { Passkey } from "./passkey.entity.ts";
import type { RemovePasskey, RenamePasskey } from "./passkey.inputs.ts";

/** Somebody's passkeys, the oldest first; those that open nothing any more too. */
export function passkeysOf(ctx: IdentityContext, userId: string): Promise<Passkey[]> {
  return ctx.db.getRepository(Passkey).find({ where: { userId }, order: { createdAt: "ASC", id: "ASC" } });
}

/** The same, read together with everybody else's who is asked about in this request. */
export async function passkeysInList(ctx: IdentityContext, userId: string): Promise<Passkey[]> {
  return (await ctx.loader(passkeysOfAll).load(userId)) ?? [];
}

async function passkeysOfAll(ctx: IdentityContext, ids: readonly string[]): Promise<ReadonlyMap<string, Passkey[]>> {
  const where = { userId: In([...ids]) };
  const rows = await ctx.db.getRepository(Passkey).find({ where, order: { createdAt: "ASC", id: "ASC" } });
  return Map.groupBy(rows, ({ userId }) => userId);
}

/** Calls one of one's own passkeys something else. */
export async function renamePasskey(ctx: IdentityContext, { id, name }: RenamePasskey): Promise<Passkey> {
  await assertSteppedUp(ctx);
  return ctx.db.transaction(async (tx) => {
    const passkey = await ownPasskey(ctx, tx, id);
    const before = { name: passkey.name };
    const after = { name: name.trim() };
    if (before.name === after.name) return passkey;
    await tx.save(Object.assign(passkey, after));
    const facts = { userId: passkey.userId, passkeyId: id };
    await record(ctx, tx, "passkey.renamed", { id: passkey.userId }, { facts, changes: { before, after } });
    return passkey;
  });
}

/** Takes a passkey off one's account, where something is left to sign in with. */
export async function removePasskey(ctx: IdentityContext, { id }: RemovePasskey): Promise<User> {
  await assertSteppedUp(ctx);
  return ctx.db.transaction(async (tx) => {
    // The person first: what is looked at to see what is left is changed by nobody meanwhile.
    const user = await tx.findOneOrFail(User, { where: { id: ctx.viewer.id }, lock: { mode: "for_no_key_update" } });
    const passkey = await ownPasskey(ctx, tx, id);
    await tx.delete(Passkey, { id });
    await assertOtherWayIn(ctx, tx, user);
    await requireFactorLeft(ctx, tx, user);
    const { name } = passkey;
    await record(ctx, tx, "passkey.removed", user, {
      facts: { userId: user.id, passkeyId: id },
      changes: { before: { name } },
    });
    await tellOwnerEverywhere(ctx, tx, user, "PASSKEY_REMOVED");
    return tidyUp(ctx, tx, user);
  });
}

async function ownPasskey(ctx: IdentityContext, tx: EntityManager, id: string): Promise<Passkey> {
  const where = { id, userId: ctx.viewer.id };
  const passkey = await tx.findOne(Passkey, { where, lock: { mode: "pessimistic_write" } });
  if (!passkey) throw notFound();
  return passkey;
}
