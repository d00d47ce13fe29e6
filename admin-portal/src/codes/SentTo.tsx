import { useLocale } from "react-admin";
import { useText } from "../i18n/use-text.ts";
import { timeOfDay } from "../ui/time.ts";
import type { Sent } from "./sent.ts";

/** Where a code went, and until when it holds; the same whether or not there is such an account. */
export function SentTo({ sent }: { sent: Sent }) {
  const say = useText();
  const locale = useLocale() ?? "en";
  const key = sent.channel === "SMS" ? "signIn.code.sentSms" : "signIn.code.sentMail";
  return <>{say(key, { to: sent.sentTo, time: timeOfDay(sent.expiresAt, locale) })}</>;
}
