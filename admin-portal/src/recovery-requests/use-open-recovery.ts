import { useQuery } from "@tanstack/react-query";
import { RecoveryRequestsDocument } from "../gql/graphql.ts";
import { execute } from "../server/client.ts";

/** The request about somebody that waits for a decision, if there is one. */
export function useOpenRecovery(userId: string) {
  return useQuery({
    queryKey: ["recoveries", "open", userId],
    queryFn: async ({ signal }) => {
      const variables = { first: 1, filter: { open: true, userId } };
      const { edges } = (await execute(RecoveryRequestsDocument, variables, signal)).factorRecoveries;
      return edges[0]?.node ?? null;
    },
  });
}
