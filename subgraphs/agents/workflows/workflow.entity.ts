import { Directive, Field, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Row, TimeColumn } from "../../shared/row.ts";
import type { WorkflowDefinition } from "../definitions/definition.ts";

/** A workflow; its version is the number of the newest one that was saved. */
@Directive('@key(fields: "id")')
@ObjectType("Workflow")
@Entity("workflows")
export class Workflow extends Row {
  @Field(() => Date)
  @TimeColumn()
  updatedAt!: Date;

  @Field(() => String, { description: "Unique, and kept for ever." })
  @Column("text", { unique: true })
  name!: string;

  @Field(() => String)
  @Column("text")
  title!: string;

  @Field(() => Boolean, { description: "Part of the product; who edits it has their own from then on." })
  @Column("boolean")
  prebuilt!: boolean;
}

/** A workflow as it was saved once: it never changes, and runs name it. */
@ObjectType("WorkflowVersion")
@Entity("workflow_versions")
export class WorkflowVersion {
  @PrimaryColumn("uuid")
  workflowId!: string;

  @Field(() => Int)
  @PrimaryColumn("int")
  number!: number;

  @Column("text")
  text!: string;

  @Column("jsonb")
  definition!: WorkflowDefinition;

  /** Null for the product itself. */
  @Column("uuid", { nullable: true })
  savedById!: string | null;

  @Field(() => Date)
  @TimeColumn()
  savedAt!: Date;
}
