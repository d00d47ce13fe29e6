import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";

/** Where a parked entry stands. */
export enum ParkedState {
  RETRYING = "RETRYING",
  PARKED = "PARKED",
  WAITING = "WAITING",
}
registerEnumType(ParkedState, {
  name: "ParkedState",
  valuesConfig: {
    RETRYING: { description: "It is tried again by itself." },
    PARKED: { description: "It failed too often: an operator retries or releases it." },
    WAITING: { description: "It waits behind an earlier entry about the same record." },
  },
});

/** What an operator may do about it. */
export enum ParkedDecisionKind {
  RETRY = "RETRY",
  RELEASE = "RELEASE",
}
registerEnumType(ParkedDecisionKind, { name: "ParkedDecisionKind" });

/** What an operator decided; the subgraph whose reaction it is acts on it as soon as it hears of it. */
@ObjectType()
export class ParkedDecision {
  @Field(() => ParkedDecisionKind)
  kind!: ParkedDecisionKind;

  @Field(() => Date)
  at!: Date;

  byId!: string;
}

/** An entry of the ledger that a reaction could not deal with, or that waits behind one. */
@ObjectType()
export class ParkedEntry {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: "Rises with every try and decision." })
  version!: number;

  @Field(() => String)
  subgraph!: string;

  @Field(() => String)
  reaction!: string;

  @Field(() => String)
  event!: string;

  @Field(() => ID)
  aboutId!: string;

  @Field(() => String, { description: "Where the entry stands in the ledger." })
  position!: string;

  @Field(() => ParkedState)
  state!: ParkedState;

  @Field(() => Int)
  attempts!: number;

  @Field(() => String, { nullable: true, description: "What went wrong last; never a value of anybody's." })
  error!: string | null;

  @Field(() => Date)
  parkedAt!: Date;

  @Field(() => Int, { description: "Later entries about the same record that wait behind it." })
  waiting!: number;

  @Field(() => ParkedDecision, { nullable: true, description: "What was decided and has not been acted on yet." })
  decision!: ParkedDecision | null;
}
