import { useQuery } from "@tanstack/react-query";
import { JobSchedulesDocument } from "../gql/graphql.ts";
import { execute } from "../server/client.ts";

/** What the clock starts; its count and its list are read at once. */
export function useSchedules() {
  return useQuery({
    queryKey: ["jobs", "schedules"],
    queryFn: async ({ signal }) => (await execute(JobSchedulesDocument, {}, signal)).jobSchedules,
  });
}
