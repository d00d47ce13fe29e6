import { Field, ID, ObjectType } from "type-graphql";
import { FieldChange } from "../../shared/history.ts";
import { JSONValue } from "../../shared/json.ts";
import { ValueState } from "../../shared/seals/unsealing.ts";

/** One entry of the ledger, as the audit sees it. */
@ObjectType()
export class AuditEntry {
  @Field(() => String, { description: "Dense and rising: a missing one would be a missing entry." })
  position!: string;

  @Field(() => Date)
  at!: Date;

  @Field(() => String)
  subgraph!: string;

  @Field(() => String)
  event!: string;

  @Field(() => ID)
  aboutId!: string;

  actorId!: string | null;

  onBehalfOfId!: string | null;

  @Field(() => ID, { nullable: true })
  sessionId!: string | null;

  @Field(() => String, { nullable: true })
  requestId!: string | null;

  @Field(() => String, { nullable: true })
  address!: string | null;

  @Field(() => String, { nullable: true })
  agent!: string | null;

  @Field(() => ValueState, { description: "Whether address and agent can be read; one that cannot is null." })
  originState!: ValueState;

  @Field(() => JSONValue)
  facts!: Record<string, unknown>;

  @Field(() => [FieldChange])
  changes!: FieldChange[];
}
