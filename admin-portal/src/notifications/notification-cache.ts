import type { QueryClient } from "@tanstack/react-query";
import type { GetListResult } from "react-admin";
import type { NotificationRecord } from "./notification.handler.ts";

/** Where everything about notifications lives in the cache; react-admin's own keys begin alike. */
const NOTIFICATIONS = "notifications";
export const UNSEEN = [NOTIFICATIONS, "unseen"];
const REFETCH_AFTER_MS = 1_000;

/** How many the viewer has not seen, and the newest of all that this window knows of. */
export interface Unseen {
  count: number;
  newestId: string | null;
}

let soon: ReturnType<typeof setTimeout> | undefined;

/** The count as the server told it. */
export function putCount(client: QueryClient, count: number, newestId?: string): void {
  void client.cancelQueries({ queryKey: UNSEEN });
  client.setQueryData<Unseen>(UNSEEN, (known) => ({ count, newestId: newestId ?? known?.newestId ?? null }));
}

/** Shows these as seen, or as not seen any more, wherever they are shown. */
export function putSeen(client: QueryClient, ids: readonly string[], seenAt: string | null): void {
  const marked = new Set(ids);
  client.setQueriesData<GetListResult<NotificationRecord>>(
    { queryKey: [NOTIFICATIONS, "getList"] },
    (list) =>
      list && {
        ...list,
        data: list.data.map((shown) =>
          marked.has(shown.id) && Boolean(shown.seenAt) !== Boolean(seenAt) ? { ...shown, seenAt } : shown,
        ),
      },
  );
}

/** Reads again what is shown of them: a list of unseen ones is shorter now, a page has a new first line. */
export function refetchNotificationsSoon(client: QueryClient): void {
  if (soon === undefined) soon = setTimeout(() => refetch(client), REFETCH_AFTER_MS);
}

function refetch(client: QueryClient): void {
  soon = undefined;
  void client.invalidateQueries({ queryKey: [NOTIFICATIONS] });
}
