import { counter, histogram } from "../../shared/metrics/metrics.ts";

const written = counter({
  name: "casegraph_notifications_total",
  help: "Notifications written, by event.",
  labels: ["event"],
});

const took = histogram({
  name: "casegraph_notification_delay_seconds",
  help: "From what happened to the notification about it, by event.",
  labels: ["event"],
});

/** Counts the notifications that one entry of the ledger came to. */
export function countNotifications(event: string, many: number, seconds: number | null): void {
  written.inc({ event }, many);
  if (many && seconds !== null) took.observe({ event }, Math.max(0, seconds));
}
