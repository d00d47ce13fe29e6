import { AppError } from "../../shared/errors.ts";
import type { Answered } from "./agent.ts";

/** Codes of an answer that another try may better: nobody was reached, or not now. */
export const PASSING: readonly string[] = ["UNAVAILABLE", "RATE_LIMITED", "INTERNAL"];

/** What was asked for; where it is not there, why: what is not there and what nobody told are two things. */
export function told<T>({ codes }: Answered, value: T | null | undefined, what: string): T {
  if (value !== null && value !== undefined) return value;
  if (codes.some((code) => PASSING.includes(code)))
    throw new AppError("UNAVAILABLE", `${what} could not be read (${codes.join(", ")}); another try may.`);
  if (codes.includes("FORBIDDEN"))
    throw new AppError("FORBIDDEN", `The person may not read ${what.toLowerCase()}, or never lent the right.`);
  throw new AppError("NOT_FOUND", "There is no such case, or the person may not see it.");
}
