import { useQuery } from "@tanstack/react-query";
import { UnseenDocument } from "../gql/graphql.ts";
import { execute } from "../server/client.ts";
import { UNSEEN, type Unseen } from "./notification-cache.ts";

/** The most that the server counts; it means: or more. */
export const MOST_COUNTED = 1_000;

const UNKNOWN: Unseen = { count: 0, newestId: null };

/** How many the viewer has not seen. */
export function useUnseen(): Unseen {
  const { data = UNKNOWN } = useQuery({
    queryKey: UNSEEN,
    queryFn: async ({ signal }): Promise<Unseen> => {
      const { unseenCount, notifications } = await execute(UnseenDocument, {}, signal);
      return { count: unseenCount, newestId: notifications.edges[0]?.node.id ?? null };
    },
  });
  return data;
}
