import pino, { type Logger } from "pino";

export type Log = Logger;

/** The process's logger: JSON lines on stderr, so that stdout stays for people. Never a token, never a body. */
export function createLog(name: string, level: string): Log {
  return pino(
    { name, level, redact: { paths: ["authorization", "cookie", "*.authorization", "*.cookie"], censor: "[kept]" } },
    pino.destination({ dest: 2, sync: false }),
  );
}
