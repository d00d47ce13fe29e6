import { IsOptional, Max, Min } from "class-validator";
import { ArgsType, type ClassType, Directive, Field, Int, ObjectType } from "type-graphql";
import type { ObjectLiteral, SelectQueryBuilder } from "typeorm";
import { invalid } from "./errors.ts";
import { rowsOf } from "./rows.ts";
import { ID_PATTERN, isPlainText, PlainText } from "./validation.ts";

/** A page of a connection: how many, behind which cursor. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20 })
  @Min(1, { message: "$property must be at least 1" })
  @Max(100, { message: "$property must be at most 100" })
  first: number = 20;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @PlainText(1, 1000)
  after?: string | null;
}

@Directive("@shareable")
@ObjectType()
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

/** One page of rows, and a way to count them all that is used only when somebody asks. */
export interface Page<T> {
  readonly edges: { cursor: string; node: T }[];
  readonly pageInfo: PageInfo;
  readonly count: () => Promise<number>;
}

/** The connection type of a node type: `<name>Edge` and `<name>Connection`. */
export function connectionOf<T extends object>(node: () => ClassType<T>, name: string) {
  @ObjectType(`${name}Edge`)
  class Edge {
    @Field(() => String)
    cursor!: string;

    @Field(node)
    node!: T;
  }

  @ObjectType(`${name}Connection`)
  class Connection {
    @Field(() => [Edge])
    edges!: Edge[];

    @Field(() => PageInfo)
    pageInfo!: PageInfo;

    count!: () => Promise<number>;

    @Field(() => Int)
    totalCount(): Promise<number> {
      return this.count();
    }
  }
  return Connection;
}

/** What a list is sorted by: a SQL expression of ours, never a client's text, and the same value read off a row. */
export interface Order<T> {
  readonly by: string;
  readonly value: (row: T) => string | number;
  readonly kind: "date" | "text" | "int";
  readonly direction: "ASC" | "DESC";
}

/** Reads one page by keyset: rows that are added or removed meanwhile neither repeat nor hide others. */
export async function paginate<T extends ObjectLiteral & { id: string }>(
  query: SelectQueryBuilder<T>,
  order: Order<T>,
  page: PageArgs,
): Promise<Page<T>> {
  // The count is of the whole list, before the cursor as well as behind it.
  const all = page.after ? query.clone() : query;
  const id = `${query.alias}.id`;
  if (page.after) {
    const [value, lastId] = decode(page.after, order.kind);
    query.andWhere(`(${order.by}, ${id}) ${order.direction === "ASC" ? ">" : "<"} (:pageValue, :pageId)`, {
      pageValue: value,
      pageId: lastId,
    });
  }
  query
    .orderBy(order.by, order.direction)
    .addOrderBy(id, order.direction)
    .limit(page.first + 1);
  const rows = await rowsOf(query);
  return pageOf(
    rows,
    page.first,
    (row) => encode([order.value(row), row.id]),
    () => all.getCount(),
  );
}

/** Makes a page of rows that were read with one too many, to know whether there are more. */
export function pageOf<T>(
  rows: readonly T[],
  first: number,
  cursorOf: (row: T) => string,
  count: () => Promise<number>,
): Page<T> {
  const edges = rows.slice(0, first).map((node) => new Edge(node, cursorOf));
  const pageInfo = {
    hasNextPage: rows.length > first,
    get endCursor() {
      return edges.at(-1)?.cursor ?? null;
    },
  };
  return { edges, pageInfo, count };
}

/** A row of a page; its cursor is made when somebody asks for it, which most lists do for the last one alone. */
class Edge<T> {
  constructor(
    readonly node: T,
    private readonly cursorOf: (row: T) => string,
  ) {}

  get cursor(): string {
    return this.cursorOf(this.node);
  }
}

function encode(key: [string | number, string]): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

const DATE = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z|-?infinity)$/;

const VALUE_IS = {
  date: (value: unknown) =>
    typeof value === "string" && DATE.test(value) && (value.endsWith("infinity") || !Number.isNaN(Date.parse(value))),
  text: isPlainText,
  int: (value: unknown) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31,
};

function decode(cursor: string, kind: Order<never>["kind"]): [string | number, string] {
  try {
    const key = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (Array.isArray(key) && key.length === 2 && VALUE_IS[kind](key[0]) && ID_PATTERN.test(key[1]))
      return [key[0], key[1]];
  } catch {
    // Falls through: whatever cannot be read is not ours.
  }
  throw invalid("after is not a cursor of this list.", "after");
}
