import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import {
  EndOtherSessionsDocument,
  EndSessionDocument,
  MySessionsDocument,
  type MySessionsQuery,
} from "../gql/graphql.ts";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { execute } from "../server/client.ts";

/** One device on which the viewer signed in. */
export type Session = MySessionsQuery["mySessions"][number];

const KEY = ["sessions"];

/** Where the viewer is signed in: the session in use first, then by last activity. */
export function useSessions() {
  const { data, error, isPending } = useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await execute(MySessionsDocument, {}, signal)).mySessions,
  });
  const sessions = (data ?? []).toSorted(
    (one, other) => Number(other.current) - Number(one.current) || other.lastSeenAt.localeCompare(one.lastSeenAt),
  );
  return {
    open: sessions.filter(({ endedAt }) => !endedAt),
    ended: sessions.filter(({ endedAt }) => endedAt),
    error,
    isPending,
  };
}

/** Ends one session, or all but the one in use. */
export function useEndSessions() {
  const say = useText();
  const explain = useFailureText();
  const notify = useNotify();
  const client = useQueryClient();
  const onError = (failure: unknown) => notify(explain(failure), { type: "error" });
  const onSettled = () => client.invalidateQueries({ queryKey: KEY });
  const onSuccess = (count: number) => notify(say("sessions.endedCount", { smart_count: count }), { type: "success" });

  const one = useMutation({
    mutationFn: (id: string) => execute(EndSessionDocument, { input: { id } }),
    onSuccess: () => onSuccess(1),
    onError,
    onSettled,
  });
  const others = useMutation({
    mutationFn: async () => (await execute(EndOtherSessionsDocument)).endOtherSessions,
    onSuccess,
    onError,
    onSettled,
  });
  return { one, others };
}
