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

/** The mistakes of a text, with their places; empty where it could be saved. */
export function faultsOf(ctx: AgentsContext, text: string): readonly Fault[] {
  const checked = checkDefinition(text, ctx.settings.agents);
  return "faults" in checked ? checked.faults : [];
}

export function createWorkflow(ctx: AgentsContext, { text }: CreateWorkflow): Promise<Workflow> {
  const definition = soundDefinition(ctx, text);
  return ctx.db.transaction(async (tx) => {
    const { name, title } = definition;
    const workflow = await insert(ctx, tx, { id: randomUUIDv7(), name, title, prebuilt: false });
    if (!workflow) throw new AppError("CONFLICT", `There is a workflow ${name} already: give this one its own name.`);
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

/** Brings the workflows of the product up to date; one that somebody has edited is theirs, and so is a name that they took. */
export function enrolWorkflows(ctx: AgentsContext, brought = PREBUILT): Promise<void> {
  return ctx.db.transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtext('casegraph workflows of the product'))");
    for (const { id, text } of brought) {
      const definition = soundDefinition(ctx, text);
      const { name, title } = definition;
      const known = await tx.findOne(Workflow, { where: { id }, lock: { mode: "pessimistic_write" } });
      const last = known && (await versionOf(tx, id, known.version));
      if (last && (last.text === text || last.savedById)) continue;
      if (known) await tx.save(Object.assign(known, { title, updatedAt: ctx.now() }));
      const workflow = known ?? (await insert(ctx, tx, { id, name, title, prebuilt: true }));
      if (workflow) await keep(ctx, tx, workflow, text, definition);
      else ctx.log.warn({ workflow: name }, "a workflow of the product stays away: somebody has taken its name");
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

/** Null where there is one of this name. */
async function insert(
  ctx: AgentsContext,
  tx: EntityManager,
  { id, name, title, prebuilt }: Pick<Workflow, "id" | "name" | "title" | "prebuilt">,
): Promise<Workflow | null> {
  const made: unknown[] = await tx.query(
    `insert into workflows (id, created_at, version, updated_at, name, title, prebuilt)
     values ($1, $2, 1, $2, $3, $4, $5) on conflict (name) do nothing returning id`,
    [id, ctx.now(), name, title, prebuilt],
  );
  return made.length ? tx.findOneByOrFail(Workflow, { id }) : null;
}

/** Writes the present version of a workflow; what nobody asked for is the product's own. */
async function keep(
  ctx: AgentsContext,
  tx: EntityManager,
  { id, version, name }: Workflow,
  text: string,
  definition: WorkflowDefinition,
): Promise<void> {
  await tx.query(
    `insert into workflow_versions (workflow_id, number, text, definition, saved_by_id, saved_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [id, version, text, JSON.stringify(definition), ctx.visitor?.id ?? null, ctx.now()],
  );
  await record(ctx, tx, "workflow.saved", { id }, { facts: { workflowId: id, name, version } });
}
