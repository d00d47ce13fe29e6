/** What the server, or the way to it, answered instead of data. */
export type FailureCode =
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "INVALID"
  | "CONFLICT"
  | "RATE_LIMITED"
  | "UNAVAILABLE"
  | "INTERNAL";

/** One coded error of an answer, as it travels. */
export interface CodedError {
  message: string;
  path?: readonly (string | number)[];
  extensions?: { code?: string; requestId?: string; fields?: string[]; [detail: string]: unknown };
}

const STATUS: Record<FailureCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID: 422,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

/** The server was asked too much at once. */
const BUSY = "BUSY";

/** An error that a page can branch on by `code`; react-admin reads `status`, its forms take `body.errors`. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly details: Record<string, unknown>;
  readonly status: number;
  readonly body: { errors: Record<string, string> };

  constructor(code: FailureCode, message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.code = code;
    this.details = details;
    this.status = STATUS[code];
    this.body = { errors: fieldErrors(message, details.fields) };
  }
}

/** The failure behind a coded error; an unknown code is our own fault, not the user's. */
export function failureFrom(error: CodedError): Failure {
  const { code, ...details } = error.extensions ?? {};
  if (!isKnown(code)) return new Failure("INTERNAL", "failure.INTERNAL", details);
  // That something elsewhere is away, and not the server, it says itself.
  const isOurs = code === "INTERNAL" || (code === "UNAVAILABLE" && !details.reason);
  const words = details.reason === BUSY ? "failure.BUSY" : error.message;
  return new Failure(code, isOurs ? `failure.${code}` : words, details);
}

/** True when trying again later may help: the network, a subgraph, or the server is away. */
export function isUnreachable(error: unknown): error is Failure {
  return error instanceof Failure && error.code === "UNAVAILABLE" && !error.details.reason;
}

/** True where the same wish cannot come true later: somebody else was first, it is gone, or it is not the viewer's. */
export function isDecided(error: unknown): boolean {
  return (["CONFLICT", "NOT_FOUND", "FORBIDDEN"] as const).some((code) => failedAs(error, code));
}

/** True for a failure of this kind. */
export function failedAs(error: unknown, code: FailureCode): error is Failure {
  return error instanceof Failure && error.code === code;
}

function isKnown(code: string | undefined): code is FailureCode {
  return code !== undefined && code in STATUS;
}

function fieldErrors(message: string, fields: unknown): Record<string, string> {
  if (!Array.isArray(fields)) return {};
  return Object.fromEntries(fields.map((field) => [String(field).split(".").at(-1), message]));
}
