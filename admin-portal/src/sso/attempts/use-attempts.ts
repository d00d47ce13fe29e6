import { useInfiniteQuery } from "@tanstack/react-query";
import { type AttemptPageFragment, SsoAttemptsDocument } from "../../gql/graphql.ts";
import { execute } from "../../server/client.ts";
import { sourceKey } from "../use-sources.ts";

const AT_ONCE = 10;
const NOTHING: AttemptPageFragment = { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, edges: [] };

/** The attempts at one source, a page at a time. */
export function useAttempts(id: string, kind: "OIDC" | "SAML") {
  return useInfiniteQuery({
    queryKey: [...sourceKey(id), "attempts"],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => {
      const variables = { id, isConnection: kind === "SAML", first: AT_ONCE, after: pageParam };
      const { oidcProvider, samlConnection } = await execute(SsoAttemptsDocument, variables, signal);
      return (samlConnection ?? oidcProvider)?.attempts ?? NOTHING;
    },
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
  });
}
