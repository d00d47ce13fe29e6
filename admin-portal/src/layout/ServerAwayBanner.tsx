import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import { onlineManager, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useText } from "../i18n/use-text.ts";
import { reachable } from "../server/reachability.ts";

/** Says that what is shown may be old, and lets people ask again. */
export function ServerAwayBanner() {
  const say = useText();
  const client = useQueryClient();
  const serverAnswers = reachable.use();
  const online = useOnline();
  const [asking, setAsking] = useState(false);
  if (online && serverAnswers) return null;

  async function askAgain() {
    setAsking(true);
    await client.refetchQueries({ type: "active" });
    setAsking(false);
  }

  return (
    <Alert
      severity="warning"
      sx={{ mb: 2 }}
      action={
        online && (
          <Button color="inherit" size="small" loading={asking} onClick={askAgain}>
            {say("layout.retry")}
          </Button>
        )
      }
    >
      {say(online ? "layout.serverAway" : "layout.offline")}
    </Alert>
  );
}

function useOnline(): boolean {
  const [online, setOnline] = useState(onlineManager.isOnline());
  useEffect(() => onlineManager.subscribe(setOnline), []);
  return online;
}
