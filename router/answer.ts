import type { GraphQLError, GraphQLFormattedError } from "graphql";
import type { Code } from "../subgraphs/shared/errors.ts";
import type { Log } from "../subgraphs/shared/log.ts";

/** Codes that a client may read as they were written; INTERNAL is always written here. */
const SPOKEN: ReadonlySet<unknown> = new Set<Exclude<Code, "INTERNAL">>([
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NOT_FOUND",
  "INVALID",
  "CONFLICT",
  "RATE_LIMITED",
  "RESUME",
  "GAP",
  "UNAVAILABLE",
]);

/** The code that metrics and the log tell of an answer: of its first error, or OK. */
export function codeOf(errors: readonly GraphQLFormattedError[] | undefined): string {
  const code = errors?.[0]?.extensions?.code;
  if (!errors?.length) return "OK";
  return SPOKEN.has(code) ? String(code) : "INTERNAL";
}

/** What leaves the router for one operation: plain data, every error with a code. */
export interface Answer {
  readonly errors?: readonly GraphQLFormattedError[];
  readonly data?: Record<string, unknown> | null;
}

/** Writes an error as a client sees it. */
export type ErrorFormatter = (error: GraphQLError, requestId: string) => GraphQLFormattedError;

/** Lets coded errors pass and nothing else: the cause of any other is written to the log under the request's id. */
export function errorFormatter(log: Log): ErrorFormatter {
  return (error, requestId) => {
    const { message, path, locations, extensions } = error;
    const where = { ...(locations && { locations }), ...(path && { path }) };
    if (SPOKEN.has(extensions?.code)) return { message, ...where, extensions: spoken(extensions) };
    log.error({ err: error.originalError ?? error, path, requestId }, "an operation failed");
    return { message: "Something went wrong.", ...where, extensions: { code: "INTERNAL", requestId } };
  };
}

/** What a client gets: data, and errors with their codes. */
export function answerOf(
  data: Answer["data"],
  errors: readonly GraphQLError[],
  format: (error: GraphQLError) => GraphQLFormattedError,
): Answer {
  return errors.length ? { errors: errors.map(format), data } : { data };
}

function spoken({ stacktrace, serviceName, http, ...rest }: GraphQLFormattedError["extensions"] & object) {
  return rest;
}
