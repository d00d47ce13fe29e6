import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router-dom";
import { SsoTestDocument } from "../../gql/graphql.ts";
import { execute } from "../../server/client.ts";

/** What came of the test from which somebody is just back. The server forgets it after ten minutes: it is kept as long as the page is not loaded anew. */
export function useTestOutcome() {
  const [search] = useSearchParams();
  const journeyId = search.get("test");
  return useQuery({
    queryKey: ["sso-test", journeyId],
    enabled: journeyId !== null,
    queryFn: async () => (await execute(SsoTestDocument, { journeyId: journeyId ?? "" })).ssoTest,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
}
