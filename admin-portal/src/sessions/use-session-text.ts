import { useTranslate } from "react-admin";
import { useText } from "../i18n/use-text.ts";

/** What the server says of a session, in the reader's language; what is new to the portal stays as it was said. */
export function useSessionText() {
  const say = useText();
  const translate = useTranslate();
  return {
    device(named: string): string {
      const [, browser, system] = /^(.+) on (.+)$/.exec(named) ?? [];
      if (browser && system) return say("sessions.deviceOn", { browser, system });
      return named === "Unknown device" ? say("sessions.deviceUnknown") : named;
    },
    reason: (said: string): string => translate(`sessions.reason.${said.replaceAll(" ", "_")}`, { _: said }),
  };
}
