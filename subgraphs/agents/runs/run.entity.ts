import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { JSONValue } from "../../shared/json.ts";
import { Row, TimeColumn } from "../../shared/row.ts";
import type { Call } from "./recorder.ts";
import { RunState, StepState } from "./run.state.ts";

/** One run of a workflow, and the whole record of it. */
@Directive('@key(fields: "id")')
@ObjectType("Run")
@Entity("runs")
export class Run extends Row {
  @Column("uuid")
  workflowId!: string;

  @Field(() => Int, { description: "Of the workflow, when it was started." })
  @Column("int")
  workflowVersion!: number;

  @Field(() => RunState)
  @Column("text")
  state!: RunState;

  /** Whose rights it has. */
  @Column("uuid")
  startedById!: string;

  @Field(() => Boolean, { description: "Started by the clock, with the rights that somebody lent to the schedule." })
  @Column("boolean")
  byClock!: boolean;

  @Column("uuid", { nullable: true })
  caseId!: string | null;

  @Field(() => JSONValue)
  @Column("jsonb")
  input!: Record<string, unknown>;

  /** Which of its jobs: one for each stretch between two answers of people. */
  @Column("int")
  segment!: number;

  @Column("uuid", { nullable: true })
  rerunOfId!: string | null;

  @Column("uuid", { nullable: true })
  delegationId!: string | null;

  @Field(() => Date, { nullable: true })
  @TimeColumn({ nullable: true })
  finishedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Why it failed." })
  @Column("text", { nullable: true })
  faultCode!: string | null;

  @Field(() => String, { nullable: true })
  @Column("text", { nullable: true })
  fault!: string | null;
}

/** What became of one step. */
@ObjectType("RunStep")
@Entity("run_steps")
export class RunStep {
  @Field(() => ID)
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  runId!: string;

  /** In the order of the definition. */
  @Column("int")
  place!: number;

  @Field(() => String)
  @Column("text")
  key!: string;

  @Column("uuid")
  agentId!: string;

  @Field(() => String, { description: "The version of the agent's code." })
  @Column("text")
  agentRelease!: string;

  @Field(() => [String], { description: "The steps that it waits for." })
  @Column("text", { array: true })
  needs!: string[];

  @Field(() => StepState)
  @Column("text")
  state!: StepState;

  @Field(() => Int)
  @Column("int")
  attempts!: number;

  @Field(() => JSONValue, { nullable: true })
  @Column("jsonb", { nullable: true })
  input!: Record<string, unknown> | null;

  @Field(() => JSONValue, { nullable: true })
  @Column("jsonb", { nullable: true })
  output!: unknown;

  /** What the agent asked and was answered: what a replay is served from. */
  @Column("jsonb", { nullable: true })
  calls!: Call[] | null;

  @Field(() => Date, { nullable: true })
  @TimeColumn({ nullable: true })
  startedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  @TimeColumn({ nullable: true })
  finishedAt!: Date | null;

  @Field(() => String, { nullable: true })
  @Column("text", { nullable: true })
  faultCode!: string | null;

  @Field(() => String, { nullable: true })
  @Column("text", { nullable: true })
  fault!: string | null;
}

/** Something that a step has read, in the version in which it was read. */
@ObjectType("Evidence")
@Entity("evidence")
export class Evidence {
  @PrimaryColumn("uuid")
  stepId!: string;

  @PrimaryColumn("int")
  place!: number;

  @Field(() => String, { description: "A type of the graph." })
  @Column("text")
  type!: string;

  @Field(() => String)
  @Column("text")
  aboutId!: string;

  @Field(() => Int, { nullable: true })
  @Column("int", { nullable: true })
  version!: number | null;

  @Field(() => String, { nullable: true, description: "How far its history went, as a position of the ledger." })
  @Column("text", { nullable: true })
  position!: string | null;
}
