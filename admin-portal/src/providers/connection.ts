import type { GetListParams, GetListResult, RaRecord } from "react-admin";

/** A page of a paged field, as every list of the API answers. */
export interface Connection<Node> {
  totalCount: number;
  pageInfo: PageInfo;
  edges: { node: Node }[];
}

interface PageInfo {
  hasNextPage: boolean;
  endCursor: string | null;
}

/** What a list asks for, with the signal that aborts it. */
export type ListParams = GetListParams & { signal?: AbortSignal };

/** How one kind of record is read: a page of records, or only where a page would end. */
export interface Pages<Node> {
  page(params: ListParams, first: number, after: string | null): Promise<Connection<Node>>;
  end(params: ListParams, first: number, after: string | null): Promise<PageInfo>;
}

/** The most that the server gives at once. */
const LARGEST_PAGE = 100;

/** The end of each page that was seen, so that the next one starts there. */
const seen = new Map<string, string | null>();

/** react-admin counts pages, the API goes from cursor to cursor: a deep link first walks to where its page starts. */
export function pagesOf<Node extends RaRecord>(name: string, pages: Pages<Node>) {
  return async (params: ListParams): Promise<GetListResult<Node>> => {
    const { page, perPage } = params.pagination ?? { page: 1, perPage: 25 };
    const keyOf = (number: number) => JSON.stringify([name, params.filter, params.sort, perPage, number]);

    const start = page > 1 ? (seen.get(keyOf(page - 1)) ?? (await walk(pages, params, (page - 1) * perPage))) : null;
    if (page > 1 && start === null)
      return { data: [], total: 0, pageInfo: { hasNextPage: false, hasPreviousPage: true } };

    const { nodes, last } = await collect(pages, params, perPage, start);
    seen.set(keyOf(page), last.pageInfo.endCursor);
    return {
      data: nodes,
      total: last.totalCount,
      pageInfo: { hasNextPage: last.pageInfo.hasNextPage, hasPreviousPage: page > 1 },
    };
  };
}

/** The cursor after `count` records, or null when there are fewer. */
async function walk<Node>(pages: Pages<Node>, params: ListParams, count: number): Promise<string | null> {
  let after: string | null = null;
  for (let left = count; left > 0; left -= LARGEST_PAGE) {
    const info = await pages.end(params, Math.min(left, LARGEST_PAGE), after);
    after = info.endCursor;
    if (!info.hasNextPage) return null;
  }
  return after;
}

/** Up to `count` records: an export asks for more than the server gives at once. */
async function collect<Node>(pages: Pages<Node>, params: ListParams, count: number, start: string | null) {
  let last = await pages.page(params, Math.min(count, LARGEST_PAGE), start);
  const nodes = last.edges.map((edge) => edge.node);
  while (nodes.length < count && last.pageInfo.hasNextPage) {
    last = await pages.page(params, Math.min(count - nodes.length, LARGEST_PAGE), last.pageInfo.endCursor);
    nodes.push(...last.edges.map((edge) => edge.node));
  }
  return { nodes, last };
}
