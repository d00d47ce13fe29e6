interface DatabaseError {
  readonly code: string;
  readonly constraint?: string;
}

/** The server's own error, however deep the libraries have wrapped it. */
export function databaseErrorIn(error: unknown): DatabaseError | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const { severity, code } = at as { severity?: unknown; code?: unknown };
    if (typeof severity === "string" && typeof code === "string") return at as unknown as DatabaseError;
  }
  return null;
}

/** A deadlock, a conflict, a lock or a statement that took too long: the transaction was taken back, and nothing of it stands. */
const GAVE_WAY = /^(?:40|55P03$|57014$)/;

/** Whether the database gave up in favour of others: the same can succeed in a moment. */
export function gaveWay(error: unknown): boolean {
  return GAVE_WAY.test(databaseErrorIn(error)?.code ?? "");
}
