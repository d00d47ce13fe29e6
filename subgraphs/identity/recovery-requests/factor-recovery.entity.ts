import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Row, TimeColumn } from "../../shared/row.ts";

/** What became of a request. */
export enum RecoveryDecision {
  APPROVED = "APPROVED",
  DECLINED = "DECLINED",
  EXPIRED = "EXPIRED",
  WITHDRAWN = "WITHDRAWN",
}
registerEnumType(RecoveryDecision, {
  name: "RecoveryDecision",
  valuesConfig: {
    APPROVED: { description: "The factors were taken away." },
    DECLINED: { description: "By another administrator than the one who asked." },
    EXPIRED: { description: "Nobody decided within 24 hours." },
    WITHDRAWN: { description: "By who asked, or because the person proved a factor themself." },
  },
});

/**
 * An administrator asks that somebody's factors be taken away who has lost them, and another one decides: one alone opens
 * nobody's account. There is one that is open for a person at most.
 */
@ObjectType("FactorRecovery")
@Entity("factor_recoveries")
export class FactorRecovery extends Row {
  @Column("uuid")
  userId!: string;

  @Field(() => String)
  @Column("text")
  reason!: string;

  @Column("uuid", { name: "requested_by" })
  requestedById!: string;

  @Field(() => Date)
  @TimeColumn()
  expiresAt!: Date;

  @Column("text", { nullable: true })
  decision!: RecoveryDecision | null;

  /** Null where it expired. */
  @Column("uuid", { nullable: true, name: "decided_by" })
  decidedById!: string | null;

  @TimeColumn({ nullable: true })
  decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "What whoever decided said of it." })
  @Column("text", { nullable: true })
  note!: string | null;
}
