import type { Context } from "../../shared/context.ts";
import { Workflow, WorkflowVersion } from "./workflow.entity.ts";

/** Every workflow, by title; there are few. */
export function listWorkflows(ctx: Context): Promise<Workflow[]> {
  return ctx.db.getRepository(Workflow).find({ order: { title: "ASC", id: "ASC" } });
}

/** By id, for the loader behind every reference. */
export async function workflowsById(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, Workflow>> {
  const query = ctx.db.getRepository(Workflow).createQueryBuilder("w").where("w.id = any(:ids)", { ids });
  return new Map((await query.getMany()).map((workflow) => [workflow.id, workflow]));
}

/** The newest version of each workflow, in one statement. */
export async function newestVersions(
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, WorkflowVersion>> {
  const newest = "(v.workflowId, v.number) in (select id, version from workflows where id = any(:ids))";
  const query = ctx.db.getRepository(WorkflowVersion).createQueryBuilder("v").where(newest, { ids });
  return new Map((await query.getMany()).map((version) => [version.workflowId, version]));
}

/** What was saved, newest first, a hundred versions at the most. */
export function versionsOf(ctx: Context, workflowId: string): Promise<WorkflowVersion[]> {
  return ctx.db.getRepository(WorkflowVersion).find({ where: { workflowId }, order: { number: "DESC" }, take: 100 });
}
