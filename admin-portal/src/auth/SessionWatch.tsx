import { useEffect } from "react";
import { useGetIdentity, useLogout } from "react-admin";
import { refreshMe } from "./identity.ts";
import { onSessionEnd } from "./session-end.ts";
import { onNewsFromTabs } from "./tabs.ts";

/** Leaves for the sign-in page when the session ends anywhere, and starts anew when another tab signs in as somebody else. */
export function SessionWatch() {
  const logout = useLogout();
  const { identity } = useGetIdentity();

  useEffect(() => onSessionEnd(() => void logout()), [logout]);
  useEffect(
    () =>
      onNewsFromTabs(async (news) => {
        if (news === "signed-out") return void logout();
        const me = await refreshMe().catch(() => null);
        if (me && identity && me.id !== identity.id) location.assign("/");
      }),
    [logout, identity],
  );
  return null;
}
