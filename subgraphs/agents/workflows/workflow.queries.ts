import type { Context } from "../../shared/context.ts";
import type { WorkflowDefinition } from "../definitions/definition.ts";
import { Workflow, type WorkflowVersion } from "./workflow.entity.ts";

/** Every workflow, by title; there are few. */
export function listWorkflows(ctx: Context): Promise<Workflow[]> {
  return ctx.db.getRepository(Workflow).find({ order: { title: "ASC", id: "ASC" } });
}

/** By id, for the loader behind every reference. */
export async function workflowsById(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, Workflow>> {
  const query = ctx.db.getRepository(Workflow).createQueryBuilder("w").where("w.id = any(:ids)", { ids });
  return new Map((await query.getMany()).map((workflow) => [workflow.id, workflow]));
}

/** A version without what was written: that may be long, and is read where it is asked for. */
export type SavedVersion = Omit<WorkflowVersion, "text" | "definition">;

/** What was saved of each workflow, newest first, a hundred versions at the most, in one statement. */
export async function versionsByWorkflow(
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SavedVersion[]>> {
  const rows: SavedVersion[] = await ctx.db.query(
    `select v.workflow_id as "workflowId", v.number, v.saved_by_id as "savedById", v.saved_at as "savedAt"
     from unnest($1::uuid[]) as wanted (id) cross join lateral (select * from workflow_versions
       where workflow_id = wanted.id order by number desc limit 100) v order by v.number desc`,
    [ids],
  );
  return new Map(ids.map((id) => [id, rows.filter(({ workflowId }) => workflowId === id)]));
}

/** How the loaders below call a version. */
export const keyOf = (workflowId: string, number: number): string => `${workflowId}:${number}`;

/** What somebody wrote, by version. */
export const textsByVersion = (ctx: Context, keys: readonly string[]) => partByVersion<string>(ctx, keys, "text");

/** What it says, by version. */
export const definitionsByVersion = (ctx: Context, keys: readonly string[]) =>
  partByVersion<WorkflowDefinition>(ctx, keys, "definition");

/** Who saved it, by version; null for the product itself. */
export const saversByVersion = (ctx: Context, keys: readonly string[]) =>
  partByVersion<string | null>(ctx, keys, "saved_by_id");

async function partByVersion<T>(
  ctx: Context,
  keys: readonly string[],
  part: "text" | "definition" | "saved_by_id",
): Promise<ReadonlyMap<string, T>> {
  const wanted = keys.map((key) => key.split(":"));
  const rows: { id: string; number: number; part: T }[] = await ctx.db.query(
    `select workflow_id as id, number, ${part} as part from workflow_versions
     where (workflow_id, number) in (select * from unnest($1::uuid[], $2::int[]))`,
    [wanted.map(([id]) => id), wanted.map(([, number]) => number)],
  );
  return new Map(rows.map(({ id, number, part: value }) => [keyOf(id, number), value]));
}
