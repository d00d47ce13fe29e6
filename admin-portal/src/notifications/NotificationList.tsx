import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Paper from "@mui/material/Paper";
import Skeleton from "@mui/material/Skeleton";
import { ListBase, useListContext } from "react-admin";
import { Link } from "react-router-dom";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { Message } from "../layout/Message.tsx";
import { PageHeader } from "../layout/PageHeader.tsx";
import { isUnreachable } from "../server/failure.ts";
import { useListFailure } from "../server/use-list-failure.ts";
import { Pager } from "../ui/Pager.tsx";
import { NoNotifications } from "./NoNotifications.tsx";
import { NotificationFilters } from "./NotificationFilters.tsx";
import { NotificationItem } from "./NotificationItem.tsx";
import type { NotificationRecord } from "./notification.handler.ts";
import { PREFERENCES_PATH } from "./paths.ts";
import { useMarkAll } from "./use-mark.tsx";
import { MOST_COUNTED, useUnseen } from "./use-unseen.ts";

const NEWEST_FIRST = { field: "createdAt", order: "DESC" } as const;

/** Everything that the viewer was told of. */
export function NotificationList() {
  const onError = useListFailure();
  return (
    <ListBase
      resource="notifications"
      perPage={25}
      sort={NEWEST_FIRST}
      storeKey={false}
      queryOptions={{ onError }}
      exporter={false}
    >
      <NotificationPage />
    </ListBase>
  );
}

function NotificationPage() {
  const say = useText();
  const explain = useFailureText();
  const { data, error, isPending, isPlaceholderData } = useListContext<NotificationRecord>();
  return (
    <Box sx={{ maxWidth: 860 }}>
      <Header />
      <NotificationFilters />
      {error && !data && !isUnreachable(error) && <Message level="h2" title={explain(error)} />}
      {isPending && <Skeleton variant="rounded" height={320} />}
      {data?.length === 0 && <NoNotifications />}
      {data && data.length > 0 && (
        <>
          <Paper
            variant="outlined"
            sx={{ borderRadius: 1.5, overflow: "hidden", opacity: isPlaceholderData ? 0.6 : 1 }}
          >
            <Box component="ul" aria-label={say("notifications.title")} sx={{ listStyle: "none", m: 0, p: 0 }}>
              {data.map((notification) => (
                <NotificationItem key={notification.id} notification={notification} />
              ))}
            </Box>
          </Paper>
          <Pager />
        </>
      )}
    </Box>
  );
}

function Header() {
  const say = useText();
  const { count } = useUnseen();
  const { mutate: markAll, isPending } = useMarkAll();
  const how = count === 0 ? "none" : count < MOST_COUNTED ? "some" : "many";
  return (
    <PageHeader
      title={say("notifications.title")}
      subtitle={say(`notifications.count.${how}`, { smart_count: count })}
      actions={
        <>
          {count > 0 && (
            <Button variant="outlined" loading={isPending} onClick={() => markAll()}>
              {say("notifications.markAllSeen")}
            </Button>
          )}
          <Button component={Link} to={PREFERENCES_PATH}>
            {say("preferences.link")}
          </Button>
        </>
      }
    />
  );
}
