import { createLog, type Log } from "../../subgraphs/shared/log.ts";
import { printMetrics } from "../../subgraphs/shared/metrics/metrics.ts";

/** A log that a test reads. */
export interface HeardLog {
  readonly log: Log;
  /** Everything that was written, as text. */
  text(): string;
  /** The messages at this level or above, in order. */
  messages(level?: "info" | "warn" | "error"): string[];
  /** The lines with this message. */
  lines(message: string): Record<string, unknown>[];
}

const LEVELS = { info: 30, warn: 40, error: 50 } as const;

/** Hears everything that a process would log. */
export function heardLog(): HeardLog {
  const written: string[] = [];
  const parsed = (): Record<string, unknown>[] => written.map((line) => JSON.parse(line));
  return {
    log: createLog("heard", "trace", { write: (line) => written.push(line) }),
    text: () => written.join(""),
    messages: (level = "info") =>
      parsed()
        .filter((line) => Number(line.level) >= LEVELS[level])
        .map(({ msg }) => String(msg)),
    lines: (message) => parsed().filter(({ msg }) => msg === message),
  };
}

/** The value of one sample, with its labels in the order of their declaration; 0 where there is none. */
export async function sampleOf(sample: string): Promise<number> {
  const { text } = await printMetrics();
  const line = text.split("\n").find((each) => each.startsWith(`${sample} `));
  return Number(line?.slice(sample.length + 1) ?? 0);
}
