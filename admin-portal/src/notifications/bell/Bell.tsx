import NotificationsOutlined from "@mui/icons-material/NotificationsOutlined";
import Badge from "@mui/material/Badge";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import Popover from "@mui/material/Popover";
import { lazy, Suspense, useId, useState } from "react";
import { useText } from "../../i18n/use-text.ts";
import { VISUALLY_HIDDEN, VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import { useLiveNotifications } from "../use-live-notifications.ts";
import { MOST_COUNTED, useUnseen } from "../use-unseen.ts";

const BellPanel = lazy(async () => ({ default: (await import("./BellPanel.tsx")).BellPanel }));

/** How many things wait to be seen, at every moment; it opens to the newest of them. */
export function Bell() {
  const say = useText();
  const id = useId();
  const arrived = useLiveNotifications();
  const { count } = useUnseen();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  const how = count === 0 ? "none" : count < MOST_COUNTED ? "some" : "many";
  return (
    <>
      <IconButton
        aria-haspopup="dialog"
        aria-expanded={Boolean(anchor)}
        aria-controls={anchor ? id : undefined}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <VisuallyHidden>{say(`notifications.bell.${how}`, { smart_count: count })}</VisuallyHidden>
        <Badge aria-hidden badgeContent={count} max={99} color="error">
          <NotificationsOutlined />
        </Badge>
      </IconButton>
      <Box role="status" sx={VISUALLY_HIDDEN}>
        {arrived && say("notifications.arrived", { title: arrived.title, smart_count: arrived.count })}
      </Box>
      <Popover
        id={id}
        open={Boolean(anchor)}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: "bottom", horizontal: "left" }}
        slotProps={{
          paper: {
            role: "dialog",
            "aria-label": say("notifications.title"),
            sx: { mt: 0.5, width: 420, maxWidth: "calc(100vw - 32px)", display: "flex", flexDirection: "column" },
          },
        }}
      >
        <Suspense fallback={null}>
          <BellPanel onClose={close} />
        </Suspense>
      </Popover>
    </>
  );
}
