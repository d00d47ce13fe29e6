import { fieldChanges, worstOf } from "../../shared/history.ts";
import { positionIn, printCursor } from "../../shared/ledger/cursor.ts";
import { witness } from "../../shared/ledger/record.ts";
import { type Page, pageOf } from "../../shared/page.ts";
import type { OpenedPersonal, StoredPersonal } from "../../shared/seals/unsealing.ts";
import type { IdentityContext } from "../context.ts";
import { conditionsOf } from "./audit.conditions.ts";
import type { AuditFilter, AuditTrailArgs } from "./audit.inputs.ts";
import type { AuditEntry } from "./audit.types.ts";

/** The ledger, newest first. Reading it is itself recorded, page by page: a cursor is no way around it. */
export async function auditTrail(
  ctx: IdentityContext,
  { filter, first, after }: AuditTrailArgs,
): Promise<Page<AuditEntry>> {
  const { text, values } = conditionsOf(filter ?? {}, ctx.seals);
  const before = after ? positionIn(ctx.ledger.head, after) : null;
  const rows: (Omit<AuditEntry, keyof OpenedPersonal> & StoredPersonal)[] = await ctx.db.query(
    `select id, position, at, subgraph, event, about as "aboutId", actor as "actorId", on_behalf_of as "onBehalfOfId",
       session as "sessionId", request as "requestId", address, agent, facts, changes
     from ledger.entry where ${text} and ($${values.length + 1}::bigint is null or position < $${values.length + 1})
     order by position desc limit ${first + 1}`,
    [...values, before === null ? null : String(before)],
  );
  await witnessReading(ctx, filter ?? {});
  const { epoch } = ctx.ledger.head;
  const entries: AuditEntry[] = (await ctx.seals.open(rows)).map((row) => ({
    ...row,
    address: row.address.value as string | null,
    agent: row.agent.value as string | null,
    originState: worstOf([row.address, row.agent]),
    changes: fieldChanges(row.changes),
  }));
  return pageOf(
    entries,
    first,
    ({ position }) => printCursor({ epoch, position: BigInt(position) }),
    async () => Number((await ctx.db.query(`select count(*) from ledger.entry where ${text}`, [...values]))[0].count),
  );
}

async function witnessReading(ctx: IdentityContext, filter: AuditFilter): Promise<void> {
  const filters = Object.entries(filter).flatMap(([name, value]) => (value == null ? [] : [name]));
  await witness(ctx, "audit.read", { id: ctx.viewer.id }, { facts: { filters }, changes: { after: { ...filter } } });
}
