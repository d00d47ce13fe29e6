import { useQuery } from "@tanstack/react-query";
import { CASES } from "../cases/case-cache.ts";
import { CaseCountsDocument, type CaseCountsQuery } from "../gql/graphql.ts";
import { execute } from "../server/client.ts";

/** How much there is to do. */
export type Counts = CaseCountsQuery["caseCounts"];

/** The counts of what the viewer may see; a change of any case has them read again. */
export function useCounts() {
  return useQuery({
    queryKey: [CASES, "counts"],
    queryFn: async ({ signal }) => (await execute(CaseCountsDocument, {}, signal)).caseCounts,
  });
}
