import type { EntityManager } from "typeorm";
import type { IdentityContext } from "../context.ts";
import { tellOwnerEverywhere } from "../notices/everywhere.ts";
import type { NoticeKind } from "../notices/notice.kind.ts";
import { type Role, rolesWith } from "../roles/roles.ts";
import { User } from "../users/user.entity.ts";

/** Tells everybody who looks after single sign-on, wherever they can be reached. */
export async function tellAdministrators(ctx: IdentityContext, tx: EntityManager, kind: NoticeKind): Promise<void> {
  const roles: readonly Role[] = rolesWith("sso:manage");
  const query = tx.createQueryBuilder(User, "u").where("u.roles && cast(:roles as text[])", { roles });
  for (const one of await query.orderBy("u.id").getMany()) await tellOwnerEverywhere(ctx, tx, one, kind);
}
