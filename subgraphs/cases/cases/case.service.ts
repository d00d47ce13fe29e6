import { randomUUIDv7 } from "node:crypto";
import { type EntityManager, In } from "typeorm";
import type { Context } from "../../shared/context.ts";
import { AppError, invalid } from "../../shared/errors.ts";
import { record } from "../../shared/ledger/record.ts";
import { lockVersion } from "../../shared/lock.ts";
import { requireWorker } from "../workers/worker.service.ts";
import { Case } from "./case.entity.ts";
import type { AssignCase, ChangeCaseStatus, CreateCase, EditCase } from "./case.inputs.ts";
import { CasePriority, CaseStatus, needsReason, nextStatuses, UNFINISHED } from "./case.status.ts";
import { canSee } from "./case.visibility.ts";

/** Opens a case; its reference comes from a sequence and is never used twice. */
export async function createCase(ctx: Context, input: CreateCase): Promise<Case> {
  return ctx.db.transaction(async (tx) => {
    const now = ctx.now();
    const kase = tx.create(Case, {
      id: randomUUIDv7(),
      createdAt: now,
      updatedAt: now,
      reference: await nextReference(tx, now),
      title: input.title.trim(),
      description: input.description.trim(),
      priority: input.priority,
      status: CaseStatus.OPEN,
      dueAt: input.dueAt ?? null,
      assigneeId: null,
      openedById: ctx.viewer.id,
      resolvedById: null,
    });
    await tx.save(kase);
    await record(ctx, tx, "case.created", kase, {
      subject: kase.openedById,
      facts: factsOf(kase),
      changes: { after: told(kase, kase.dueAt ? ["title", "priority", "dueAt"] : ["title", "priority"]) },
    });
    return kase;
  });
}

/** Changes what a case says of itself; what stays the same is not a change. */
export async function editCase(ctx: Context, input: EditCase): Promise<Case> {
  return ctx.db.transaction(async (tx) => {
    const kase = await lockVersion(ctx, tx, Case, input, canSee);
    const wanted = {
      title: input.title?.trim() ?? kase.title,
      description: input.description?.trim() ?? kase.description,
      priority: input.priority ?? kase.priority,
      dueAt: input.dueAt === undefined ? kase.dueAt : input.dueAt,
    };
    const fields = (Object.keys(wanted) as (keyof typeof wanted)[]).filter(
      (field) => JSON.stringify(wanted[field]) !== JSON.stringify(kase[field]),
    );
    if (fields.length === 0) return kase;
    const before = told(kase, fields);
    await saveChange(ctx, tx, kase, wanted);
    await record(ctx, tx, "case.edited", kase, {
      subject: kase.openedById,
      facts: { ...factsOf(kase), fields },
      changes: { before, after: told(kase, fields) },
    });
    return kase;
  });
}

/** Gives a case to somebody who works cases, or back to the queue. */
export async function assignCase(ctx: Context, input: AssignCase): Promise<Case> {
  return ctx.db.transaction(async (tx) => {
    const kase = await lockVersion(ctx, tx, Case, input, canSee);
    const assigneeId = input.assigneeId ?? null;
    if (assigneeId === kase.assigneeId) return kase;
    if (assigneeId) await requireWorker(tx, assigneeId);
    await reassign(ctx, tx, kase, assigneeId);
    return kase;
  });
}

/** Takes a case one step along its flow; closing takes a second person, a step back takes a reason. */
export async function changeCaseStatus(ctx: Context, input: ChangeCaseStatus): Promise<Case> {
  return ctx.db.transaction(async (tx) => {
    const kase = await lockVersion(ctx, tx, Case, input, canSee);
    const from = kase.status;
    if (input.status === from) return kase;
    requireStep(ctx, kase, input);
    const resolvedById = input.status === CaseStatus.RESOLVED ? ctx.viewer.id : kase.resolvedById;
    await saveChange(ctx, tx, kase, {
      status: input.status,
      resolvedById: UNFINISHED.includes(input.status) ? null : resolvedById,
    });
    await record(ctx, tx, "case.statusChanged", kase, {
      subject: kase.openedById,
      facts: { ...factsOf(kase), from, to: kase.status },
      changes: {
        before: { status: from },
        after: { status: kase.status, ...(input.reason && { reason: input.reason }) },
      },
    });
    return kase;
  });
}

/** The open cases of somebody who may no longer work them wait for somebody else. */
export async function returnToQueue(ctx: Context, tx: EntityManager, userId: string): Promise<void> {
  const theirs = await tx.find(Case, {
    where: { assigneeId: userId, status: In([...UNFINISHED]) },
    order: { id: "ASC" },
    lock: { mode: "pessimistic_write" },
  });
  for (const kase of theirs) await reassign(ctx, tx, kase, null);
}

/** What every event about a case says. */
export function factsOf({ id, version, assigneeId, openedById }: Case) {
  return { caseId: id, version, assigneeId, openedById };
}

function requireStep(ctx: Context, kase: Case, { status, reason }: ChangeCaseStatus): void {
  if (!nextStatuses(kase, ctx.viewer.id).includes(status)) {
    const fourEyes = status === CaseStatus.CLOSED && kase.status === CaseStatus.RESOLVED;
    throw fourEyes
      ? new AppError("FORBIDDEN", "Closing takes two people: somebody else than who resolved it.")
      : invalid(`A case that is ${kase.status} cannot become ${status}.`, "status");
  }
  if (needsReason(kase.status, status) && !reason?.trim()) {
    throw invalid("Taking a finished case up again needs a reason.", "reason");
  }
}

async function reassign(ctx: Context, tx: EntityManager, kase: Case, assigneeId: string | null): Promise<void> {
  const formerAssigneeId = kase.assigneeId;
  await saveChange(ctx, tx, kase, { assigneeId });
  await record(ctx, tx, "case.assigned", kase, {
    subject: kase.openedById,
    facts: { ...factsOf(kase), formerAssigneeId },
    changes: { before: { assigneeId: formerAssigneeId }, after: { assigneeId } },
  });
}

async function saveChange(ctx: Context, tx: EntityManager, kase: Case, change: Partial<Case>): Promise<void> {
  Object.assign(kase, change, { updatedAt: ctx.now() });
  await tx.save(kase);
}

async function nextReference(tx: EntityManager, now: Date): Promise<string> {
  const [{ number }] = await tx.query("select nextval('case_references') as number");
  return `CG-${now.getUTCFullYear()}-${String(number).padStart(6, "0")}`;
}

/** Fields as the graph says them, for before and after: a priority by its name. */
function told(kase: Case, fields: readonly (keyof Case)[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => [field, field === "priority" ? CasePriority[kase.priority] : kase[field]]),
  );
}
