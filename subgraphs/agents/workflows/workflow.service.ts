import { randomUUIDv7 } from "node:crypto";
import type { EntityManager } from "typeorm";
import { AppError, invalid } from "../../shared/errors.ts";
import { record } from "../../shared/ledger/record.ts";
import { lockVersion, notFound } from "../../shared/lock.ts";
import type { AgentsContext } from "../context.ts";
import { checkDefinition } from "../definitions/check.ts";
import type { WorkflowDefinition } from "../definitions/definition.ts";
import type { Fault } from "../definitions/fault.ts";
import { PREBUILT } from "./prebuilt.ts";
import { Workflow, WorkflowVersion } from "./workflow.entity.ts";
import type { CreateWorkflow, SaveWorkflow } from "./workflow.inputs.ts";

/** Every mistake of a text, with its place; empty where it could be saved. */
export function faultsOf(ctx: AgentsContext, text: string): readonly Fault[] {
  const checked = checkDefinition(text, ctx.settings.agents);
  return "faults" in checked ? checked.faults : [];
}

export function createWorkflow(ctx: AgentsContext, { text }: CreateWorkflow): Promise<Workflow> {
  const definition = soundDefinition(ctx, text);
  return ctx.db.transaction(async (tx) => {
    const { name, title } = definition;
    const id = randomUUIDv7();
    const now = ctx.now();
    const made: unknown[] = await tx.query(
      `insert into workflows (id, created_at, version, updated_at, name, title, prebuilt)
       values ($1, $2, 1, $2, $3, $4, false) on conflict (name) do nothing returning id`,
      [id, now, name, title],
    );
    if (!made.length)
      throw new AppError("CONFLICT", `There is a workflow ${name} already: give this one its own name.`);
    const workflow = await tx.findOneByOrFail(Workflow, { id });
    await keep(ctx, tx, workflow, text, definition);
    return workflow;
  });
}

/** Saves a new version on top of the one that was read; those before it stay what they were. */
export function saveWorkflow(ctx: AgentsContext, input: SaveWorkflow): Promise<Workflow> {
  const definition = soundDefinition(ctx, input.text);
  return ctx.db.transaction(async (tx) => {
    const workflow = await lockVersion(ctx, tx, Workflow, input);
    const { name, title } = definition;
    if (name !== workflow.name)
      throw invalid(`A workflow keeps its name: this one is ${workflow.name}. Create another one for ${name}.`, "text");
    const last = await versionOf(tx, workflow.id, workflow.version);
    if (last.text === input.text) return workflow;
    await tx.save(Object.assign(workflow, { title, updatedAt: ctx.now() }));
    await keep(ctx, tx, workflow, input.text, definition);
    return workflow;
  });
}

/** Brings the workflows of the product up to date; one that somebody has edited is theirs. */
export function enrolWorkflows(ctx: AgentsContext): Promise<void> {
  return ctx.db.transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtext('casegraph workflows of the product'))");
    for (const { id, text } of PREBUILT) {
      const { title, name } = soundDefinition(ctx, text);
      const known = await tx.findOneBy(Workflow, { id });
      const last = known && (await versionOf(tx, id, known.version));
      if (last && (last.text === text || last.savedById)) continue;
      const now = ctx.now();
      const number = (known?.version ?? 0) + 1;
      await tx.query(
        `insert into workflows (id, created_at, version, updated_at, name, title, prebuilt)
         values ($1, $2, $3, $2, $4, $5, true)
         on conflict (id) do update set version = excluded.version, updated_at = excluded.updated_at, title = excluded.title`,
        [id, now, number, name, title],
      );
      await write(tx, { workflowId: id, number, text, savedById: null, savedAt: now }, soundDefinition(ctx, text));
    }
  });
}

/** One version of a workflow. */
export async function versionOf(
  tx: Pick<EntityManager, "findOneBy">,
  workflowId: string,
  number: number,
): Promise<WorkflowVersion> {
  const version = await tx.findOneBy(WorkflowVersion, { workflowId, number });
  if (!version) throw notFound();
  return version;
}

function soundDefinition(ctx: AgentsContext, text: string): WorkflowDefinition {
  const checked = checkDefinition(text, ctx.settings.agents);
  if ("definition" in checked) return checked.definition;
  const [first] = checked.faults;
  const more = checked.faults.length - 1;
  const message = `Line ${first?.line}, column ${first?.column}: ${first?.message}${more ? ` And ${more} more.` : ""}`;
  throw new AppError("INVALID", message, { fields: ["text"], faults: checked.faults });
}

async function keep(
  ctx: AgentsContext,
  tx: EntityManager,
  workflow: Workflow,
  text: string,
  definition: WorkflowDefinition,
): Promise<void> {
  const { id: workflowId, version: number, name } = workflow;
  await write(tx, { workflowId, number, text, savedById: ctx.viewer.id, savedAt: ctx.now() }, definition);
  await record(ctx, tx, "workflow.saved", workflow, { facts: { workflowId, name, version: number } });
}

async function write(
  tx: EntityManager,
  { workflowId, number, text, savedById, savedAt }: Omit<WorkflowVersion, "definition">,
  definition: WorkflowDefinition,
): Promise<void> {
  await tx.query(
    `insert into workflow_versions (workflow_id, number, text, definition, saved_by_id, saved_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [workflowId, number, text, JSON.stringify(definition), savedById, savedAt],
  );
}
