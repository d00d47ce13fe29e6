import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { announceSessionEnd } from "../auth/session-end.ts";
import { NotificationAddedDocument, type NotificationAddedSubscription } from "../gql/graphql.ts";
import { type Followed, follow } from "../live/follow.ts";
import { openStream } from "../live/stream.ts";
import { putCount, putSeen, refetchNotificationsSoon } from "./notification-cache.ts";

type News = NotificationAddedSubscription["notificationAdded"];

/** What came last, and how many wait since. */
interface Arrival {
  title: string;
  count: number;
}

const news: Followed<News> = {
  open: (after, listener) =>
    openStream(
      NotificationAddedDocument,
      { after },
      { ...listener, changed: ({ notificationAdded }) => listener.changed(notificationAdded) },
    ),
  cursorOf: ({ cursor }) => cursor,
  // The light in the frame tells of the stream of cases, which goes the same way.
  told: () => undefined,
};

/** Keeps the count and the lists as they are in every window of the viewer; answers with the newest arrival. */
export function useLiveNotifications(): Arrival | null {
  const client = useQueryClient();
  const [arrived, setArrived] = useState<Arrival | null>(null);
  useEffect(
    () =>
      follow(news, {
        changed({ change, ids, unseenCount, notification }) {
          putCount(client, unseenCount, notification?.id);
          if (notification) setArrived({ title: notification.title, count: unseenCount });
          else putSeen(client, ids, change === "SEEN" ? new Date().toISOString() : null);
          refetchNotificationsSoon(client);
        },
        missed: () => refetchNotificationsSoon(client),
        ended: announceSessionEnd,
      }),
    [client],
  );
  return arrived;
}
