import { useEffect } from "react";
import { useLogout } from "react-admin";
import { refreshMe } from "./identity.ts";
import { onSessionEnd, sessionHasEnded } from "./session-end.ts";
import { onNewsFromTabs } from "./tabs.ts";
import { useMe } from "./use-me.ts";

/** Leaves for the sign-in page when the session ends anywhere, and starts anew when another tab signs in as somebody else. */
export function SessionWatch() {
  const logout = useLogout();
  const shown = useMe();

  useEffect(
    () =>
      onSessionEnd(() => {
        sessionHasEnded.set(true);
        void logout();
      }),
    [logout],
  );
  useEffect(
    () =>
      onNewsFromTabs(async (news) => {
        if (news === "signed-out") return void logout();
        const me = await refreshMe().catch(() => null);
        if (me && shown && me.id !== shown.id) location.assign("/");
      }),
    [logout, shown],
  );
  return null;
}
