import type { Context } from "../../shared/context.ts";
import { AppError, invalid } from "../../shared/errors.ts";
import { record } from "../../shared/ledger/record.ts";
import { notFound } from "../../shared/lock.ts";
import { isOverdue } from "./case.abilities.ts";
import { Case } from "./case.entity.ts";
import type { RemindOverdue } from "./case.inputs.ts";
import { factsOf } from "./case.service.ts";
import { canSee } from "./case.visibility.ts";

/** Says that a case is overdue, once for each due date that passes: whoever asks again changes nothing. */
export async function remindOverdue(ctx: Context, { caseId, dueAt }: RemindOverdue): Promise<Case> {
  return ctx.db.transaction(async (tx) => {
    const kase = await tx.findOne(Case, { where: { id: caseId }, lock: { mode: "pessimistic_write" } });
    if (!kase || !canSee(ctx, kase)) throw notFound();
    if (kase.dueAt?.getTime() !== dueAt.getTime())
      throw new AppError("CONFLICT", "This case is due at another time by now.", { version: kase.version });
    if (!isOverdue(ctx, kase)) throw invalid("This case is not overdue.", "dueAt");
    const said: unknown[] = await tx.query(
      `insert into overdue_reminders (case_id, due_at, reminded_at) values ($1, $2, $3)
       on conflict do nothing returning case_id`,
      [caseId, dueAt, ctx.now()],
    );
    if (said.length === 0) return kase;
    await record(ctx, tx, "case.overdue", kase, {
      subject: kase.openedById,
      facts: { ...factsOf(kase), dueAt: dueAt.toISOString() },
    });
    return kase;
  });
}
