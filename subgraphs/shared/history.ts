import { Directive, Field, ObjectType, registerEnumType } from "type-graphql";
import { JSONValue } from "./json.ts";
import { type Found, type OpenedChanges, ValueState } from "./seals/unsealing.ts";

registerEnumType(ValueState, {
  name: "ValueState",
  description: "What became of a value that belongs to a person.",
  valuesConfig: {
    PRESENT: { description: "It is there, and may be nothing." },
    ERASED: { description: "The person was erased: nobody can read it any more." },
    DAMAGED: { description: "Its seal does not fit its place: somebody changed what was stored." },
  },
});

/** One field of a record, as it was and as it became. */
@Directive("@shareable")
@ObjectType()
export class FieldChange {
  @Field(() => String)
  field!: string;

  @Field(() => JSONValue, { nullable: true })
  before!: unknown;

  @Field(() => JSONValue, { nullable: true })
  after!: unknown;

  @Field(() => ValueState, { description: "Before and after are null in any other state than PRESENT." })
  state!: ValueState;
}

/** An entry's before and after, field by field. */
export function fieldChanges({ before, after }: OpenedChanges): FieldChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].map((field) => {
    const state = worstOf([before[field], after[field]]);
    const value = (found: Found | undefined) => (state === ValueState.PRESENT ? (found?.value ?? null) : null);
    return { field, before: value(before[field]), after: value(after[field]), state };
  });
}

/** What is to be said of values that were stored together. */
export function worstOf(found: readonly (Found | undefined)[]): ValueState {
  const states = new Set(found.map((one) => one?.state));
  if (states.has(ValueState.DAMAGED)) return ValueState.DAMAGED;
  return states.has(ValueState.ERASED) ? ValueState.ERASED : ValueState.PRESENT;
}
