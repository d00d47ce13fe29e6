import { Directive, Field, ObjectType } from "type-graphql";
import { JSONValue } from "./json.ts";
import type { Changes } from "./ledger/events.ts";

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
}

/** An entry's before and after, field by field. */
export function fieldChanges(changes: Changes): FieldChange[] {
  const { before = {}, after = {} } = changes;
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].map((field) => ({
    field,
    before: before[field] ?? null,
    after: after[field] ?? null,
  }));
}
