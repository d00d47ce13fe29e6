import pino, { type DestinationStream, type Logger } from "pino";

export type Log = Logger;

const STDERR = () => pino.destination({ dest: 2, sync: false });

/** The process's logger: JSON lines on stderr, so that stdout stays for people. Never a token, never a body. */
export function createLog(name: string, level: string, destination: DestinationStream = STDERR()): Log {
  return pino(
    {
      name,
      level,
      serializers: { err: plainError },
      redact: { paths: ["authorization", "cookie", "*.authorization", "*.cookie"], censor: "[kept]" },
    },
    destination,
  );
}

/** An error without what it carries: a database's error holds the statement with its parameters, and those are people's data. */
function plainError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  const { code, constraint, driverError } = error as { code?: string; constraint?: string; driverError?: Error };
  const behind = cause ?? driverError;
  return {
    type: name,
    message,
    stack,
    code,
    constraint,
    ...(behind instanceof Error && { cause: plainError(behind) }),
  };
}
