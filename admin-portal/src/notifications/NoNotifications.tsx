import NotificationsNoneOutlined from "@mui/icons-material/NotificationsNoneOutlined";
import Button from "@mui/material/Button";
import { useListContext } from "react-admin";
import { useText } from "../i18n/use-text.ts";
import { Message } from "../layout/Message.tsx";

/** Nothing to show: because all of it was seen, because of the filters, or because there is nothing. */
export function NoNotifications() {
  const say = useText();
  const { filterValues, setFilters } = useListContext();
  const narrowed = Object.keys(filterValues).length > 0;
  const why = filterValues.unseen && !filterValues.event ? "allSeen" : narrowed ? "noneFound" : "none";
  return (
    <Message
      level="h2"
      icon={<NotificationsNoneOutlined />}
      title={say(`notifications.${why}`)}
      action={
        narrowed && (
          <Button variant="outlined" onClick={() => setFilters({}, [])}>
            {say("notifications.showAll")}
          </Button>
        )
      }
    >
      {say(`notifications.${why}Why`)}
    </Message>
  );
}
