import { Directive, Field, ID, ObjectType } from "type-graphql";

/** A person, who lives in identity: a reference is enough, and it may be refused there. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType("User")
export class User {
  @Field(() => ID)
  id!: string;
}

/** The reference for an id, or null for nobody. */
export function userReference(id: string | null): User | null {
  return id ? Object.assign(new User(), { id }) : null;
}
