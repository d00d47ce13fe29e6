import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import { MarkAllSeenDocument, MarkSeenDocument, MarkUnseenDocument } from "../gql/graphql.ts";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { execute } from "../server/client.ts";
import { UNDO_SHOWN_MS, UndoNotice } from "../ui/UndoNotice.tsx";
import { putCount, putSeen, refetchNotificationsSoon } from "./notification-cache.ts";
import { useUnseen } from "./use-unseen.ts";

/** Marks one as seen or not; it shows at once. */
export function useMark() {
  const client = useQueryClient();
  const onError = useMarkFailure();
  return useMutation({
    async mutationFn({ ids, seen }: { ids: string[]; seen: boolean }) {
      if (seen) return (await execute(MarkSeenDocument, { ids })).markSeen;
      return (await execute(MarkUnseenDocument, { ids })).markUnseen;
    },
    onMutate: ({ ids, seen }) => putSeen(client, ids, seen ? new Date().toISOString() : null),
    onSuccess: ({ unseenCount }) => putCount(client, unseenCount),
    onError,
    onSettled: () => refetchNotificationsSoon(client),
  });
}

/** Marks everything that this window knows of; what came meanwhile stays as it is. It can be taken back. */
export function useMarkAll() {
  const say = useText();
  const notify = useNotify();
  const client = useQueryClient();
  const onError = useMarkFailure();
  const { newestId } = useUnseen();
  const { mutate: mark } = useMark();
  return useMutation({
    mutationFn: async () => (await execute(MarkAllSeenDocument, { upTo: newestId })).markAllSeen,
    onSuccess({ ids, unseenCount }) {
      putSeen(client, ids, new Date().toISOString());
      putCount(client, unseenCount);
      if (ids.length === 0) return;
      const takeBack = () => mark({ ids, seen: false });
      notify(
        <UndoNotice onUndo={takeBack}>{say("notifications.markedSeen", { smart_count: ids.length })}</UndoNotice>,
        { autoHideDuration: UNDO_SHOWN_MS },
      );
    },
    onError,
    onSettled: () => refetchNotificationsSoon(client),
  });
}

function useMarkFailure(): (failure: unknown) => void {
  const explain = useFailureText();
  const notify = useNotify();
  return (failure) => notify(explain(failure), { type: "error" });
}
