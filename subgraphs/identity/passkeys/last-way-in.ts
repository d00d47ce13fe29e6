import type { EntityManager } from "typeorm";
import { AppError } from "../../shared/errors.ts";
import type { IdentityContext } from "../context.ts";
import { Credential } from "../credentials/credential.entity.ts";
import { type MessageId, textOf } from "../messages/messages.ts";
import { hasLinkInUse } from "../sso/has-link.ts";
import type { User } from "../users/user.entity.ts";
import { hasPasskey } from "./has-passkey.ts";

/** Refuses to go on where nobody could sign in to the account any more: no address, or nothing to prove it by. */
export async function assertOtherWayIn(
  ctx: IdentityContext,
  tx: EntityManager,
  user: User,
  message: MessageId = "PASSKEY_LAST_WAY_IN",
): Promise<void> {
  const { id: userId, email, phone, emailVerifiedAt, phoneVerifiedAt } = user;
  if ((email && emailVerifiedAt) || (phone && phoneVerifiedAt)) return;
  if (await hasPasskey(tx, userId)) return;
  if (await hasLinkInUse(tx, userId)) return;
  if ((email || phone) && (await tx.existsBy(Credential, { userId, kind: "password" }))) return;
  throw new AppError("CONFLICT", textOf(message, ctx.caller.language), { reason: "LAST_WAY_IN" });
}
