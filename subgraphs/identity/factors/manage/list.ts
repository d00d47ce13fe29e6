import { In, IsNull, Not } from "typeorm";
import { masked } from "../../../shared/address.ts";
import type { IdentityContext } from "../../context.ts";
import type { User } from "../../users/user.entity.ts";
import { BackupCode } from "../backup-code.entity.ts";
import { Factor, type FactorKind } from "../factor.entity.ts";
import { FactorMethod } from "../factor.method.ts";
import { FactorInUse } from "../factor.types.ts";
import { codeFactorOf } from "../methods/code-factors.ts";

const METHODS = { totp: FactorMethod.TOTP, sms: FactorMethod.SMS, email: FactorMethod.EMAIL } as const satisfies Record<
  FactorKind,
  FactorMethod
>;

/** What somebody has on besides passkeys, the oldest first. */
export async function factorsOf(ctx: IdentityContext, user: User): Promise<FactorInUse[]> {
  const rows = (await ctx.loader(factorsOfAll).load(user.id)) ?? [];
  return rows.map(({ id, kind, confirmedAt, lastUsedAt }) => {
    const method = METHODS[kind];
    const address = method === FactorMethod.TOTP ? null : codeFactorOf(method).addressOf(user);
    return Object.assign(new FactorInUse(), { id, method, confirmedAt, lastUsedAt, to: address && masked(address) });
  });
}

/** How many backup codes somebody has not used. */
export async function backupCodesLeft(ctx: IdentityContext, { id }: User): Promise<number> {
  return (await ctx.loader(codesLeftOfAll).load(id)) ?? 0;
}

async function factorsOfAll(ctx: IdentityContext, ids: readonly string[]): Promise<ReadonlyMap<string, Factor[]>> {
  const where = { userId: In([...ids]), confirmedAt: Not(IsNull()) };
  const rows = await ctx.db.getRepository(Factor).find({ where, order: { confirmedAt: "ASC", id: "ASC" } });
  const byPerson = new Map<string, Factor[]>();
  for (const row of rows) byPerson.set(row.userId, [...(byPerson.get(row.userId) ?? []), row]);
  return byPerson;
}

async function codesLeftOfAll(ctx: IdentityContext, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await ctx.db
    .createQueryBuilder(BackupCode, "c")
    .select(["c.user_id as id", "count(*)::int as left"])
    .where("c.user_id = any(:ids) and c.used_at is null", { ids })
    .groupBy("c.user_id")
    .getRawMany<{ id: string; left: number }>();
  return new Map(rows.map(({ id, left }) => [id, left]));
}
