import type { EntityManager } from "typeorm";
import type { IdentityContext } from "../context.ts";
import type { User } from "../users/user.entity.ts";
import type { NoticeKind } from "./notice.kind.ts";
import { tellOwner } from "./notice.service.ts";

/** Tells somebody of a change of their account wherever they can be reached: whoever did it may read one of these, not all. */
export async function tellOwnerEverywhere(
  ctx: IdentityContext,
  tx: EntityManager,
  { id: userId, email, phone, language }: User,
  kind: NoticeKind,
): Promise<void> {
  if (email) await tellOwner(ctx, tx, { kind, address: { kind: "EMAIL", value: email }, userId, language });
  if (phone) await tellOwner(ctx, tx, { kind, address: { kind: "PHONE", value: phone }, userId, language });
}
