import type { ValueState } from "../../gql/graphql.ts";

/** One field of a record, as it was and as it became. */
export interface FieldChange {
  field: string;
  before: unknown;
  after: unknown;
  /** Whether both can be read at all. */
  state: ValueState;
}

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** True for a moment as the API writes it. */
export function isMoment(value: unknown): value is string {
  return typeof value === "string" && ISO.test(value);
}

/** A value that no page knows: as it is, on one line. */
export function plain(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
