import { counter, gauge, histogram } from "../../shared/metrics/metrics.ts";
import type { DeliveryState } from "./delivery.entity.ts";

const mails = counter({
  name: "casegraph_mails_total",
  help: "Mails by what became of a try: SENT, DEFERRED, FAILED, BOUNCED, SUPPRESSED; and by event.",
  labels: ["event", "outcome"],
});

const took = histogram({
  name: "casegraph_mail_delay_seconds",
  help: "From what happened to the mail about it in the hands of a server.",
});

/** Mails that wait. */
export const waitingMails = gauge({
  name: "casegraph_mails_waiting",
  help: "Mails that wait to be sent or to be tried again, all processes together.",
});

/** Counts what one try to send came to. */
export function countMail(
  event: string,
  outcome: `${DeliveryState}` | "DEFERRED",
  sinceMs: number | null = null,
): void {
  mails.inc({ event, outcome });
  if (sinceMs !== null) took.observe(Math.max(0, sinceMs / 1000));
}
