import { IsNull, Not } from "typeorm";
import type { Address } from "../../shared/address.ts";
import { AppError } from "../../shared/errors.ts";
import { record } from "../../shared/ledger/record.ts";
import { Challenge } from "../challenges/challenge.entity.ts";
import type { IdentityContext } from "../context.ts";
import { Credential } from "../credentials/credential.entity.ts";
import { Factor } from "../factors/factor.entity.ts";
import { textOf } from "../messages/messages.ts";
import { tellOwner } from "../notices/notice.service.ts";
import { assertSteppedUp } from "../sessions/step-up.ts";
import { contactOf, noticeOf, withContact } from "./user.contact.ts";
import { User } from "./user.entity.ts";

/**
 * Takes an address off one's account. What stays must be a way in: an address that was proven, or any with a password. One
 * to which codes of the second step go stays until they are switched off. What was sent to the old one opens nothing any more.
 */
export async function removeContact(ctx: IdentityContext, kind: Address["kind"]): Promise<User> {
  await assertSteppedUp(ctx);
  const { id } = ctx.viewer;
  return ctx.db.transaction(async (tx) => {
    const user = await tx.findOneOrFail(User, { where: { id }, lock: { mode: "for_no_key_update" } });
    const { value } = contactOf(user, kind);
    if (!value) return user;
    const other = contactOf(user, kind === "EMAIL" ? "PHONE" : "EMAIL");
    const isWayIn = other.verifiedAt ?? (await tx.existsBy(Credential, { userId: id, kind: "password" }));
    if (!other.value || !isWayIn)
      throw new AppError("CONFLICT", textOf("LAST_WAY_IN", ctx.caller.language), { reason: "LAST_WAY_IN" });
    if (await tx.existsBy(Factor, { userId: id, kind: kind === "EMAIL" ? "email" : "sms", confirmedAt: Not(IsNull()) }))
      throw new AppError("CONFLICT", textOf("FACTOR_RESTS_ON_IT", ctx.caller.language), {
        reason: "FACTOR_RESTS_ON_IT",
      });
    await tx.save(Object.assign(user, withContact(kind, { value: null, verifiedAt: null })));
    await tx.update(
      Challenge,
      { userId: id, address: value, usedAt: IsNull(), voidedAt: IsNull() },
      { voidedAt: ctx.now() },
    );
    await record(ctx, tx, "user.contactRemoved", user, {
      facts: { userId: id, version: user.version, kind },
      changes: { before: { address: value } },
    });
    await tellOwner(ctx, tx, noticeOf(user, { kind, value }));
    return user;
  });
}
