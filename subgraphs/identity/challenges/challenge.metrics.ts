import { counter } from "../../shared/metrics/metrics.ts";

const asked = counter({
  name: "casegraph_codes_asked_total",
  help: "Codes and links that were asked for, by purpose, channel and outcome: OPENED, TOO_MANY_ATTEMPTS, CANNOT_SEND.",
  labels: ["purpose", "channel", "outcome"],
});

const sent = counter({
  name: "casegraph_codes_sent_total",
  help: "Codes, links and notices by channel and what became of a try: SENT, NOTHING (there is nobody), OUTDATED, DEFERRED, FAILED.",
  labels: ["channel", "outcome"],
});

const checked = counter({
  name: "casegraph_codes_checked_total",
  help: "Codes and links that were shown to us, by purpose and outcome: USED, CODE_WRONG, CODE_EXPIRED, TOO_MANY_TRIES, TOO_MANY_ATTEMPTS.",
  labels: ["purpose", "outcome"],
});

const broken = counter({
  name: "casegraph_spend_breaker_total",
  help: "Messages that were not sent because the day's limit is used up, by channel: alert on any.",
  labels: ["channel"],
});

/** Counts one code that was asked for, by what was answered. */
export function countAsked(purpose: string, channel: string, outcome: string): void {
  asked.inc({ purpose, channel, outcome });
}

/** Counts one try to send. */
export function countSent(channel: string, outcome: "SENT" | "NOTHING" | "OUTDATED" | "DEFERRED" | "FAILED"): void {
  sent.inc({ channel, outcome });
}

/** Counts one check by what was answered. */
export function countChecked(purpose: string, outcome: string): void {
  checked.inc({ purpose, outcome });
}

/** Counts a message that the day's limit kept back. */
export function countBroken(channel: string): void {
  broken.inc({ channel });
}
