import { Directive, Field, ID, ObjectType } from "type-graphql";

/** An agent, which lives in the subgraph agents: a reference is enough. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType("Agent")
export class AgentReference {
  @Field(() => ID)
  id!: string;
}

/** The reference for an id, or null where nobody but the person acted. */
export function agentReference(id: string | null | undefined): AgentReference | null {
  return id ? Object.assign(new AgentReference(), { id }) : null;
}
