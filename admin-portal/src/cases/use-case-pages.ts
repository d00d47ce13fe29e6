import { useInfiniteQuery } from "@tanstack/react-query";
import type { Connection } from "../providers/connection.ts";
import { Failure } from "../server/failure.ts";
import { CASES } from "./case-cache.ts";

const PAGE = 20;

/** A long list of one case, newest first, a page more at each press. */
export function useCasePages<Node>(
  part: "comments" | "history",
  id: string,
  read: (after: string | null, first: number, signal: AbortSignal) => Promise<Connection<Node> | null | undefined>,
) {
  const query = useInfiniteQuery({
    queryKey: [CASES, part, id],
    queryFn: async ({ pageParam, signal }) => {
      const page = await read(pageParam, PAGE, signal);
      if (!page) throw new Failure("NOT_FOUND", "cases.notFound");
      return page;
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
  });
  const pages = query.data?.pages ?? [];
  return { ...query, nodes: pages.flatMap((page) => page.edges.map((edge) => edge.node)), total: pages[0]?.totalCount };
}
