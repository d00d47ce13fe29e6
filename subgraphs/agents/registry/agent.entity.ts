import { Directive, Field, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Row, TimeColumn } from "../../shared/row.ts";

export enum AgentHealth {
  UNKNOWN = "UNKNOWN",
  HEALTHY = "HEALTHY",
  FAILING = "FAILING",
}
registerEnumType(AgentHealth, {
  name: "AgentHealth",
  valuesConfig: { UNKNOWN: { description: "Nobody has looked yet." } },
});

/** An agent as the installation knows it; what it is stands in the code, under the same id. */
@Directive('@key(fields: "id")')
@ObjectType("Agent")
@Entity("agents")
export class Agent extends Row {
  @Field(() => Boolean, { description: "Switched off, it does nothing: a run that needs it fails and says so." })
  @Column("boolean")
  enabled!: boolean;

  @Field(() => AgentHealth)
  @Column("text")
  health!: AgentHealth;

  @Field(() => Date, { nullable: true, description: "When somebody looked last." })
  @TimeColumn({ nullable: true })
  probedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "The code of the last failure, kept until another one." })
  @Column("text", { nullable: true })
  lastErrorCode!: string | null;

  @Field(() => String, { nullable: true })
  @Column("text", { nullable: true })
  lastError!: string | null;

  @Field(() => Date, { nullable: true })
  @TimeColumn({ nullable: true })
  lastErrorAt!: Date | null;
}
