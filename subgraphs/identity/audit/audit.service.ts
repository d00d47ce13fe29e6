import { fieldChanges } from "../../shared/history.ts";
import { positionIn, printCursor } from "../../shared/ledger/cursor.ts";
import type { Changes } from "../../shared/ledger/events.ts";
import { witness } from "../../shared/ledger/record.ts";
import { type Page, pageOf } from "../../shared/page.ts";
import type { IdentityContext } from "../context.ts";
import type { AuditFilter, AuditTrailArgs } from "./audit.inputs.ts";
import type { AuditEntry } from "./audit.types.ts";

/** The ledger, newest first. Reading it is itself recorded, page by page: a cursor is no way around it. */
export async function auditTrail(
  ctx: IdentityContext,
  { filter, first, after }: AuditTrailArgs,
): Promise<Page<AuditEntry>> {
  const { text, values } = conditions(filter ?? {});
  const before = after ? positionIn(ctx.ledger.head, after) : null;
  const rows = await ctx.db.query(
    `select position, at, subgraph, event, about as "aboutId", actor as "actorId", on_behalf_of as "onBehalfOfId",
       session as "sessionId", request as "requestId", address, agent, facts, changes
     from ledger.entry where ${text} and ($${values.length + 1}::bigint is null or position < $${values.length + 1})
     order by position desc limit ${first + 1}`,
    [...values, before === null ? null : String(before)],
  );
  await witnessReading(ctx, filter ?? {});
  const { epoch } = ctx.ledger.head;
  const entries: AuditEntry[] = rows.map((row: Omit<AuditEntry, "changes"> & { changes: Changes }) => ({
    ...row,
    changes: fieldChanges(row.changes),
  }));
  return pageOf(
    entries,
    first,
    ({ position }) => printCursor({ epoch, position: BigInt(position) }),
    async () => Number((await ctx.db.query(`select count(*) from ledger.entry where ${text}`, values))[0].count),
  );
}

/** Only fixed text of ours becomes SQL; every value is a parameter. */
function conditions(filter: AuditFilter): { text: string; values: unknown[] } {
  const parts: [string, unknown][] = [
    ["actor = ?", filter.actorId],
    ["about = ?", filter.aboutId],
    ["event like ? || '%'", filter.event],
    ["at >= ?", filter.from],
    ["at < ?", filter.to],
  ];
  const used = parts.filter(([, value]) => value !== undefined && value !== null);
  const text = used.map(([part], index) => part.replace("?", `$${index + 1}`)).join(" and ");
  return { text: text || "true", values: used.map(([, value]) => value) };
}

async function witnessReading(ctx: IdentityContext, filter: AuditFilter): Promise<void> {
  const filters = Object.entries(filter).flatMap(([name, value]) => (value == null ? [] : [name]));
  await witness(ctx, "audit.read", { id: ctx.viewer.id }, { facts: { filters }, changes: { after: { ...filter } } });
}
