import type { Context } from "../../shared/context.ts";
import { type Page, paginate } from "../../shared/page.ts";
import { rowsOf } from "../../shared/rows.ts";
import { grouped } from "../grouped.ts";
import { Evidence, Run, RunStep } from "./run.entity.ts";
import type { RunsArgs } from "./run.inputs.ts";
import { visibleTo } from "./run.visibility.ts";

/** A page of the runs that the viewer may see, newest first. */
export function listRuns(ctx: Context, { filter, ...page }: RunsArgs): Promise<Page<Run>> {
  const query = visibleTo(ctx, ctx.db.getRepository(Run).createQueryBuilder("r"));
  const { state, workflowId, caseId, mine } = filter ?? {};
  if (state?.length) query.andWhere("r.state = any(:state)", { state });
  if (workflowId) query.andWhere("r.workflowId = :workflowId", { workflowId });
  if (caseId) query.andWhere("r.caseId = :caseId", { caseId });
  if (mine) query.andWhere("r.startedById = :me", { me: ctx.viewer.id });
  const value = (run: Run) => run.createdAt.toISOString();
  return paginate(query, { by: "r.createdAt", value, kind: "date", direction: "DESC" }, page);
}

/** Visible ones by id, for the loader behind every reference. */
export async function runsById(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, Run>> {
  const query = ctx.db.getRepository(Run).createQueryBuilder("r").where("r.id = any(:ids)", { ids });
  return new Map((await rowsOf(visibleTo(ctx, query))).map((run) => [run.id, run]));
}

/** The newest run about each of these cases, in one statement. */
export async function lastRunsByCase(ctx: Context, caseIds: readonly string[]): Promise<ReadonlyMap<string, Run>> {
  const newest = `r.id in (select newest.id from unnest(:caseIds::uuid[]) as wanted (case_id)
    cross join lateral (select id from runs where case_id = wanted.case_id
      order by created_at desc, id desc limit 1) newest)`;
  const query = ctx.db.getRepository(Run).createQueryBuilder("r").where(newest, { caseIds });
  return new Map((await rowsOf(visibleTo(ctx, query))).map((run) => [String(run.caseId), run]));
}

/** The steps of runs that were reached, in order. */
export async function stepsByRun(ctx: Context, runIds: readonly string[]): Promise<ReadonlyMap<string, RunStep[]>> {
  const query = ctx.db.getRepository(RunStep).createQueryBuilder("s").where("s.runId = any(:runIds)", { runIds });
  return grouped(await rowsOf(query.orderBy("s.place", "ASC")), ({ runId }) => runId);
}

/** What steps rest on, in the order in which it was read. */
export async function evidenceByStep(
  ctx: Context,
  stepIds: readonly string[],
): Promise<ReadonlyMap<string, Evidence[]>> {
  const query = ctx.db.getRepository(Evidence).createQueryBuilder("e").where("e.stepId = any(:stepIds)", { stepIds });
  return grouped(await rowsOf(query.orderBy("e.place", "ASC")), ({ stepId }) => stepId);
}

/** What the steps of runs rest on, step by step. */
export async function evidenceByRun(ctx: Context, runIds: readonly string[]): Promise<ReadonlyMap<string, Evidence[]>> {
  const rows: (Evidence & { runId: string })[] = await ctx.db.query(
    `select s.run_id as "runId", e.type, e.about_id as "aboutId", e.version, e.position
     from run_steps s join evidence e on e.step_id = s.id where s.run_id = any($1) order by s.place, e.place`,
    [runIds],
  );
  return grouped(rows, ({ runId }) => runId);
}
