import type { Place } from "./lines.ts";

/** A mistake in a text that somebody wrote: which part, where, and what to do about it. */
export interface Fault extends Place {
  /** The part, as a JSON pointer (RFC 6901). */
  readonly pointer: string;
  readonly message: string;
}

/** A mistake before its place is known. */
export type Mistake = Pick<Fault, "pointer" | "message">;

/** As many as anybody mends at once; the rest is told then. */
export const MOST_FAULTS = 100;

/** A part of a pointer, escaped. */
export const pointerTo = (parent: string, part: string | number): string =>
  `${parent}/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`;
