import { GraphQLError, type GraphQLErrorOptions } from "graphql";

/** Every code a client can meet. A new one is a change of the public contract. */
export type Code =
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "INVALID"
  | "CONFLICT"
  | "RATE_LIMITED"
  | "RESUME"
  | "GAP"
  | "UNAVAILABLE"
  | "INTERNAL";

/** An error that a client is meant to read; whatever else is thrown becomes INTERNAL. */
export class AppError extends GraphQLError {
  declare readonly extensions: { readonly code: Code; readonly [detail: string]: unknown };

  constructor(code: Code, message: string, details: Record<string, unknown> = {}, options: GraphQLErrorOptions = {}) {
    super(message, { ...options, extensions: { code, ...details } });
    this.name = "AppError";
  }
}

/** Input that was refused: names the fields, never repeats their values. */
export function invalid(message: string, ...fields: string[]): AppError {
  return new AppError("INVALID", message, { fields });
}

/** The coded error behind whatever graphql wrapped around it, or null. */
export function appErrorOf(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  return error instanceof GraphQLError && error.originalError ? appErrorOf(error.originalError) : null;
}
