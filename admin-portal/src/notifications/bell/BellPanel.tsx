import TuneRounded from "@mui/icons-material/TuneRounded";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import Skeleton from "@mui/material/Skeleton";
import { useGetList } from "react-admin";
import { Link } from "react-router-dom";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { useText } from "../../i18n/use-text.ts";
import { NotificationItem } from "../NotificationItem.tsx";
import type { NotificationRecord } from "../notification.handler.ts";
import { PREFERENCES_PATH } from "../paths.ts";
import { useMarkAll } from "../use-mark.tsx";
import { useUnseen } from "../use-unseen.ts";

const SHOWN = 10;

/** The newest few, and the way to all of them. */
export function BellPanel({ onClose }: { onClose(): void }) {
  const say = useText();
  const explain = useFailureText();
  const { count } = useUnseen();
  const { mutate: markAll } = useMarkAll();
  const { data, error, isPending } = useGetList<NotificationRecord>("notifications", {
    pagination: { page: 1, perPage: SHOWN },
  });

  /** The way back stands on the page, out of reach while this is open. */
  function seenAll() {
    markAll();
    onClose();
  }

  return (
    <>
      <Box sx={{ display: "flex", alignItems: "center", gap: 1, pl: 2, pr: 1, py: 1, borderBottom: 1, ...LINE }}>
        <Box component="h2" sx={{ typography: "h2", m: 0, flex: 1 }}>
          {say("notifications.title")}
        </Box>
        {count > 0 && (
          <Button size="small" onClick={seenAll}>
            {say("notifications.markAllSeen")}
          </Button>
        )}
        <IconButton component={Link} to={PREFERENCES_PATH} onClick={onClose} aria-label={say("preferences.title")}>
          <TuneRounded />
        </IconButton>
      </Box>
      <Box sx={{ overflowY: "auto", flex: 1, maxHeight: "min(560px, 70vh)" }}>
        {isPending && <Skeleton variant="rectangular" height={160} />}
        {error && !data && <Plain>{explain(error)}</Plain>}
        {data?.length === 0 && <Plain>{say("notifications.none")}</Plain>}
        {data && data.length > 0 && (
          <Box component="ul" aria-label={say("notifications.newest")} sx={{ listStyle: "none", m: 0, p: 0 }}>
            {data.map((notification) => (
              <NotificationItem key={notification.id} notification={notification} onOpen={onClose} />
            ))}
          </Box>
        )}
      </Box>
      <Box sx={{ borderTop: 1, p: 0.5, ...LINE }}>
        <Button component={Link} to="/notifications" onClick={onClose} fullWidth>
          {say("notifications.all")}
        </Button>
      </Box>
    </>
  );
}

function Plain({ children }: { children: string }) {
  return (
    <Box component="p" sx={{ m: 0, px: 2, py: 4, textAlign: "center", color: "text.secondary" }}>
      {children}
    </Box>
  );
}

const LINE = { borderColor: "divider" } as const;
