import { useLocale } from "react-admin";
import { useText } from "../i18n/use-text.ts";
import { timeOfDay } from "../ui/time.ts";
import type { Sent } from "./sent.ts";

interface Props {
  sent: Sent;
  /** It went to an account that is known to be there. Otherwise it says the same whether or not there is one. */
  isCertain?: boolean;
}

/** Where a code went, and until when it holds. */
export function SentTo({ sent, isCertain }: Props) {
  const say = useText();
  const locale = useLocale() ?? "en";
  const perhaps = sent.channel === "SMS" ? "signIn.code.sentSms" : "signIn.code.sentMail";
  const certainly = sent.channel === "SMS" ? "factors.sentSms" : "factors.sentMail";
  return <>{say(isCertain ? certainly : perhaps, { to: sent.sentTo, time: timeOfDay(sent.expiresAt, locale) })}</>;
}
