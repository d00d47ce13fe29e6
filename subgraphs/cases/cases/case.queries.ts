import type { SelectQueryBuilder } from "typeorm";
import type { Context } from "../../shared/context.ts";
import { type Order, type Page, paginate } from "../../shared/page.ts";
import { rowsOf } from "../../shared/rows.ts";
import { SortDirection } from "../../shared/sort.ts";
import { Case } from "./case.entity.ts";
import { type CaseFilter, CaseSortField, type CasesArgs } from "./case.inputs.ts";
import { type CasePriority, CaseStatus, UNFINISHED } from "./case.status.ts";
import type { CaseCounts } from "./case.types.ts";
import { visibleTo } from "./case.visibility.ts";

/** A page of the cases that the viewer may see. */
export function listCases(ctx: Context, { filter, sort, ...page }: CasesArgs): Promise<Page<Case>> {
  const query = narrow(ctx, visibleTo(ctx, ctx.db.getRepository(Case).createQueryBuilder("c")), filter ?? {});
  const direction = sort?.direction ?? SortDirection.DESC;
  return paginate(query, { ...ORDERS[sort?.field ?? CaseSortField.CREATED_AT], direction }, page);
}

/** Reads visible cases by id, for the loader behind every reference. */
export async function casesById(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, Case>> {
  const query = ctx.db.getRepository(Case).createQueryBuilder("c").where("c.id = any(:ids)", { ids });
  const cases = await rowsOf(visibleTo(ctx, query));
  return new Map(cases.map((kase) => [kase.id, kase]));
}

/** How much there is to do among the cases that the viewer may see, in one statement. */
export async function countCases(ctx: Context): Promise<CaseCounts> {
  const rows: CountRow[] = await visibleTo(ctx, ctx.db.getRepository(Case).createQueryBuilder("c"))
    .select(["c.status as status", "c.priority as priority", "count(*)::int as count"])
    .addSelect("(count(*) filter (where c.dueAt < :now))::int", "overdue")
    .addSelect("(count(*) filter (where c.assigneeId is null))::int", "unassigned")
    .addSelect("(count(*) filter (where c.assigneeId = :me))::int", "mine")
    .addSelect("(count(*) filter (where c.assigneeId = :me and c.dueAt < :now))::int", "mine_overdue")
    .setParameters({ now: ctx.now(), me: ctx.viewer.id })
    .groupBy("c.status, c.priority")
    .getRawMany();
  const unfinished = rows.filter((row) => UNFINISHED.includes(row.status));
  const sum = (of: CountRow[], key: "count" | "overdue" | "unassigned" | "mine" | "mine_overdue") =>
    of.reduce((total, row) => total + row[key], 0);
  return {
    open: sum(unfinished, "count"),
    overdue: sum(unfinished, "overdue"),
    unassigned: sum(unfinished, "unassigned"),
    mine: sum(unfinished, "mine"),
    mineOverdue: sum(unfinished, "mine_overdue"),
    byStatus: Object.values(CaseStatus).map((status) => ({
      status,
      count: sum(
        rows.filter((row) => row.status === status),
        "count",
      ),
    })),
    byPriority: [4, 3, 2, 1].map((priority: CasePriority) => ({
      priority,
      count: sum(
        unfinished.filter((row) => row.priority === priority),
        "count",
      ),
    })),
  };
}

interface CountRow {
  readonly status: CaseStatus;
  readonly priority: CasePriority;
  readonly count: number;
  readonly overdue: number;
  readonly unassigned: number;
  readonly mine: number;
  readonly mine_overdue: number;
}

function narrow(ctx: Context, query: SelectQueryBuilder<Case>, filter: CaseFilter): SelectQueryBuilder<Case> {
  const { text, status, priority, assigneeId, unassigned, overdue, ids } = filter;
  const like = text && `%${text.trim().replace(/[\\%_]/g, "\\$&")}%`;
  if (like) query.andWhere("(c.title ilike :like or c.reference ilike :like)", { like });
  if (status?.length) query.andWhere("c.status = any(:status)", { status });
  if (priority?.length) query.andWhere("c.priority = any(:priority)", { priority });
  if (assigneeId) query.andWhere("c.assigneeId = :assigneeId", { assigneeId });
  if (unassigned != null) query.andWhere(`c.assigneeId is ${unassigned ? "" : "not "}null`);
  if (overdue != null) {
    query.andWhere(`${overdue ? "" : "not "}(c.dueAt is not null and c.dueAt < :now and c.status = any(:unfinished))`, {
      now: ctx.now(),
      unfinished: UNFINISHED,
    });
  }
  if (ids) query.andWhere("c.id = any(:ids)", { ids });
  return query;
}

/** A case without a due date sorts behind every date; statuses sort along the flow. */
const STATUS_ORDER = `array_position(array['${Object.values(CaseStatus).join("','")}'], c.status)`;
const ORDERS: Record<CaseSortField, Omit<Order<Case>, "direction">> = {
  [CaseSortField.REFERENCE]: { by: "c.reference", value: (kase) => kase.reference, kind: "text" },
  [CaseSortField.TITLE]: { by: "c.title", value: (kase) => kase.title, kind: "text" },
  [CaseSortField.STATUS]: {
    by: STATUS_ORDER,
    value: ({ status }) => Object.values(CaseStatus).indexOf(status) + 1,
    kind: "int",
  },
  [CaseSortField.PRIORITY]: { by: "c.priority::int", value: (kase) => kase.priority, kind: "int" },
  [CaseSortField.DUE_AT]: {
    by: "coalesce(c.dueAt, 'infinity')",
    value: (kase) => kase.dueAt?.toISOString() ?? "infinity",
    kind: "date",
  },
  [CaseSortField.CREATED_AT]: { by: "c.createdAt", value: (kase) => kase.createdAt.toISOString(), kind: "date" },
  [CaseSortField.UPDATED_AT]: { by: "c.updatedAt", value: (kase) => kase.updatedAt.toISOString(), kind: "date" },
};
