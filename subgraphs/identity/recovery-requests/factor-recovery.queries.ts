import { type Page, paginate } from "../../shared/page.ts";
import type { IdentityContext } from "../context.ts";
import { FactorRecovery } from "./factor-recovery.entity.ts";
import type { FactorRecoveriesArgs, FactorRecoveryFilter } from "./factor-recovery.inputs.ts";

/** A page of requests, the newest first. */
export function factorRecoveries(
  ctx: IdentityContext,
  { filter, ...page }: FactorRecoveriesArgs,
): Promise<Page<FactorRecovery>> {
  const query = ctx.db.getRepository(FactorRecovery).createQueryBuilder("r");
  const { open, userId }: FactorRecoveryFilter = filter ?? {};
  const now = ctx.now();
  if (open === true) query.andWhere("r.decision is null and r.expiresAt > :now", { now });
  if (open === false) query.andWhere("(r.decision is not null or r.expiresAt <= :now)", { now });
  if (userId) query.andWhere("r.userId = :userId", { userId });
  const value = ({ createdAt }: FactorRecovery) => createdAt.toISOString();
  return paginate(query, { by: "r.createdAt", value, kind: "date", direction: "DESC" }, page);
}
