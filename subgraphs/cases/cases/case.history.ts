import { Field, ObjectType } from "type-graphql";
import type { Context } from "../../shared/context.ts";
import { FieldChange, fieldChanges } from "../../shared/history.ts";
import { JSONValue } from "../../shared/json.ts";
import { positionIn, printCursor } from "../../shared/ledger/cursor.ts";
import { type Page, type PageArgs, pageOf } from "../../shared/page.ts";
import type { StoredPersonal } from "../../shared/seals/unsealing.ts";
import type { Case } from "./case.entity.ts";

/** What happened to a case: an entry of the ledger that cases itself wrote. */
@ObjectType()
export class HistoryEntry {
  @Field(() => String)
  position!: string;

  @Field(() => Date)
  at!: Date;

  @Field(() => String)
  event!: string;

  actorId!: string | null;

  onBehalfOfId!: string | null;

  @Field(() => JSONValue)
  facts!: Record<string, unknown>;

  @Field(() => [FieldChange])
  changes!: FieldChange[];
}

/** Newest first, a page at a time; that the case may be seen was settled when it was reached. */
export async function historyOf(ctx: Context, kase: Case, { first, after }: PageArgs): Promise<Page<HistoryEntry>> {
  const before = after ? positionIn(ctx.ledger.head, after) : null;
  const rows: (Omit<HistoryEntry, "changes"> & StoredPersonal)[] = await ctx.db.query(
    `select id, position, at, event, actor as "actorId", on_behalf_of as "onBehalfOfId", facts, changes from ledger.own_entry
     where about = $1 and ($2::bigint is null or position < $2) order by position desc limit $3`,
    [kase.id, before === null ? null : String(before), first + 1],
  );
  const { epoch } = ctx.ledger.head;
  return pageOf(
    (await ctx.seals.open(rows)).map((row) => ({ ...row, changes: fieldChanges(row.changes) })),
    first,
    ({ position }) => printCursor({ epoch, position: BigInt(position) }),
    async () =>
      Number((await ctx.db.query("select count(*) from ledger.own_entry where about = $1", [kase.id]))[0].count),
  );
}
