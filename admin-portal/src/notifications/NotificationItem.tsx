import AlarmOutlined from "@mui/icons-material/AlarmOutlined";
import AssignmentIndOutlined from "@mui/icons-material/AssignmentIndOutlined";
import DevicesOutlined from "@mui/icons-material/DevicesOutlined";
import DraftsOutlined from "@mui/icons-material/DraftsOutlined";
import MarkunreadOutlined from "@mui/icons-material/MarkunreadOutlined";
import NotificationsOutlined from "@mui/icons-material/NotificationsOutlined";
import SmsOutlined from "@mui/icons-material/SmsOutlined";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import Tooltip from "@mui/material/Tooltip";
import type { ComponentType } from "react";
import { Link } from "react-router-dom";
import type { NotificationEvent } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { VisuallyHidden } from "../ui/VisuallyHidden.tsx";
import { When } from "../ui/When.tsx";
import type { NotificationRecord } from "./notification.handler.ts";
import { useMark } from "./use-mark.tsx";

const ICONS: Record<NotificationEvent, ComponentType> = {
  CASE_ASSIGNED: AssignmentIndOutlined,
  CASE_COMMENTED: SmsOutlined,
  CASE_OVERDUE: AlarmOutlined,
  NEW_DEVICE: DevicesOutlined,
};

interface Props {
  notification: NotificationRecord;
  /** Told when somebody follows it. */
  onOpen?(): void;
}

/** What happened, about what, by whom and when; following it marks it as seen. */
export function NotificationItem({ notification, onOpen }: Props) {
  const say = useText();
  const { mutate: mark } = useMark();
  const { id, event, title, body, seenAt, link, actor } = notification;
  // A page that was opened before a release may be told of what it does not know yet.
  const Icon = ICONS[event] ?? NotificationsOutlined;
  const hidden = event !== "NEW_DEVICE" && !notification.case;

  function open() {
    if (!seenAt) mark({ ids: [id], seen: true });
    onOpen?.();
  }

  return (
    <Box
      component="li"
      sx={{
        position: "relative",
        display: "grid",
        gridTemplateColumns: "20px minmax(0, 1fr) auto",
        columnGap: 1.5,
        px: 2,
        py: 1.5,
        borderTop: 1,
        borderColor: "divider",
        "&:first-of-type": { borderTop: 0 },
        "&:hover": { bgcolor: "action.hover" },
      }}
    >
      <Box aria-hidden sx={{ color: seenAt ? "text.secondary" : "primary.main", "& svg": { fontSize: 20 } }}>
        <Icon />
      </Box>
      <Box sx={{ minWidth: 0, overflowWrap: "anywhere" }}>
        {!seenAt && <VisuallyHidden>{say("notifications.unseen")}: </VisuallyHidden>}
        <Box component="span" sx={{ fontWeight: seenAt ? 400 : 700 }}>
          {hidden ? (
            title
          ) : (
            <Box component={Link} to={link} onClick={open} sx={LINK}>
              {title}
            </Box>
          )}
        </Box>
        {notification.case && (
          <Box>
            {notification.case.reference} · {notification.case.title}
          </Box>
        )}
        <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>{hidden ? say("notifications.hidden") : body}</Box>
        <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
          {actor && event !== "NEW_DEVICE" && `${actor.displayName} · `}
          <When at={notification.createdAt} />
        </Box>
      </Box>
      <SeenSwitch notification={notification} onSwitch={() => mark({ ids: [id], seen: !seenAt })} />
    </Box>
  );
}

/** Without following it. */
function SeenSwitch({ notification, onSwitch }: { notification: NotificationRecord; onSwitch(): void }) {
  const say = useText();
  const { seenAt, title } = notification;
  const about = notification.case?.reference ?? title;
  return (
    <Tooltip title={say(seenAt ? "notifications.markUnseen" : "notifications.markSeen")}>
      <IconButton
        size="small"
        aria-label={say(seenAt ? "notifications.markThisUnseen" : "notifications.markThisSeen", { about })}
        onClick={onSwitch}
        sx={{ position: "relative", alignSelf: "start", "& svg": { fontSize: 18 } }}
      >
        {seenAt ? <MarkunreadOutlined /> : <DraftsOutlined />}
      </IconButton>
    </Tooltip>
  );
}

/** The whole line is where one presses; the switch beside it stands above. */
const LINK = {
  color: "inherit",
  textDecoration: "none",
  "&:hover": { textDecoration: "underline" },
  "&::after": { content: '""', position: "absolute", inset: 0 },
  "&:focus-visible": { outline: "none" },
  "&:focus-visible::after": { outline: 2, outlineStyle: "solid", outlineColor: "primary.main", outlineOffset: -2 },
} as const;
