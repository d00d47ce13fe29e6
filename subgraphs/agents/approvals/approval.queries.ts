import type { Context } from "../../shared/context.ts";
import { type Page, paginate } from "../../shared/page.ts";
import { rowsOf } from "../../shared/rows.ts";
import { grouped } from "../grouped.ts";
import { visibleTo } from "../runs/run.visibility.ts";
import { Approval, ApprovalState } from "./approval.entity.ts";
import type { ApprovalsArgs } from "./approval.inputs.ts";

/** Questions of the runs that the viewer may see, newest first; with `mine` those alone that they may answer now. */
export function listApprovals(ctx: Context, { filter, ...page }: ApprovalsArgs): Promise<Page<Approval>> {
  const query = visibleTo(ctx, ctx.db.getRepository(Approval).createQueryBuilder("r"));
  const { state, mine } = filter ?? {};
  if (state?.length) query.andWhere("r.state = any(:state)", { state });
  if (mine) {
    const { id, permissions } = ctx.viewer;
    query.andWhere("r.state = :pending and r.permission = any(:held) and not (r.fourEyes and r.startedById = :me)", {
      ...{ pending: ApprovalState.PENDING, held: [...permissions], me: id },
    });
  }
  const value = (approval: Approval) => approval.createdAt.toISOString();
  return paginate(query, { by: "r.createdAt", value, kind: "date", direction: "DESC" }, page);
}

/** Visible ones by id, for the loader behind every reference. */
export async function approvalsById(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, Approval>> {
  const query = ctx.db.getRepository(Approval).createQueryBuilder("r").where("r.id = any(:ids)", { ids });
  return new Map((await rowsOf(visibleTo(ctx, query))).map((approval) => [approval.id, approval]));
}

/** The questions of runs that were reached. */
export async function approvalsByRun(
  ctx: Context,
  runIds: readonly string[],
): Promise<ReadonlyMap<string, Approval[]>> {
  const query = ctx.db.getRepository(Approval).createQueryBuilder("r").where("r.runId = any(:runIds)", { runIds });
  return grouped(await rowsOf(query.orderBy("r.createdAt", "ASC").addOrderBy("r.id", "ASC")), ({ runId }) => runId);
}
