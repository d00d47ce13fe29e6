import { Directive, Field, ID, ObjectType } from "type-graphql";

/** A case, which lives in cases; here it gains what concerns the viewer about it. */
@Directive('@key(fields: "id")')
@ObjectType("Case")
export class Case {
  @Field(() => ID)
  id!: string;
}

/** The reference for an id, or null for no case. */
export function caseReference(id: string | null): Case | null {
  return id ? Object.assign(new Case(), { id }) : null;
}
