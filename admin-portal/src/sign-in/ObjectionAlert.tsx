import Alert from "@mui/material/Alert";
import type { ReactNode } from "react";
import { useLocale } from "react-admin";
import { useText } from "../i18n/use-text.ts";
import { timeOfDay } from "../ui/time.ts";
import type { Objection } from "./use-attempt.ts";

/** What was said against an attempt, when to try again, and what else can be done. */
export function ObjectionAlert({
  objection: { message, retryAt },
  remedy,
}: {
  objection: Objection;
  remedy?: ReactNode;
}) {
  const say = useText();
  const locale = useLocale() ?? "en";
  return (
    <Alert severity="error" action={remedy} sx={{ overflowWrap: "anywhere" }}>
      {message} {retryAt && say("signIn.tryAfter", { time: timeOfDay(retryAt, locale) })}
    </Alert>
  );
}
