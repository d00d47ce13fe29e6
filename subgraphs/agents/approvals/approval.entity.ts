import { Directive, Field, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { JSONValue } from "../../shared/json.ts";
import { Row, TimeColumn } from "../../shared/row.ts";

export enum ApprovalState {
  PENDING = "PENDING",
  APPROVED = "APPROVED",
  REJECTED = "REJECTED",
  WITHDRAWN = "WITHDRAWN",
}
registerEnumType(ApprovalState, {
  name: "ApprovalState",
  valuesConfig: { WITHDRAWN: { description: "The run ended before anybody answered." } },
});

/** A question of a run to people. It is answered once. */
@Directive('@key(fields: "id")')
@ObjectType("Approval")
@Entity("approvals")
export class Approval extends Row {
  @Column("uuid")
  runId!: string;

  @Field(() => String, { description: "The key of the step that waits." })
  @Column("text")
  step!: string;

  @Column("uuid", { nullable: true })
  caseId!: string | null;

  @Column("uuid")
  startedById!: string;

  @Field(() => String)
  @Column("text")
  question!: string;

  @Field(() => String, { description: "What whoever answers must hold." })
  @Column("text")
  permission!: string;

  @Field(() => Boolean, { description: "Somebody else than who started the run." })
  @Column("boolean")
  fourEyes!: boolean;

  @Field(() => JSONValue, { description: "What the agent will be given." })
  @Column("jsonb")
  proposal!: Record<string, unknown>;

  @Field(() => ApprovalState)
  @Column("text")
  state!: ApprovalState;

  @Field(() => Date, { nullable: true })
  @TimeColumn({ nullable: true })
  decidedAt!: Date | null;

  @Column("uuid", { nullable: true })
  decidedById!: string | null;

  @Field(() => String, { nullable: true })
  @Column("text", { nullable: true })
  reason!: string | null;
}
