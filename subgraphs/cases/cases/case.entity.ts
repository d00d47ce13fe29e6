import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Row, TimeColumn } from "../../shared/row.ts";
import { CasePriority, CaseStatus } from "./case.status.ts";

/** Something that somebody has to find out, decide and finish. */
@Directive('@key(fields: "id")')
@ObjectType("Case")
@Entity("cases")
export class Case extends Row {
  @Field(() => Date)
  @TimeColumn()
  updatedAt!: Date;

  @Field(() => String, { description: "What people call it on the phone: CG-2026-000123." })
  @Column("text", { unique: true })
  reference!: string;

  @Field(() => String)
  @Column("text")
  title!: string;

  @Field(() => String)
  @Column("text")
  description!: string;

  @Field(() => CaseStatus)
  @Column("text")
  status!: CaseStatus;

  @Field(() => CasePriority)
  @Column("smallint")
  priority!: CasePriority;

  @Field(() => Date, { nullable: true })
  @TimeColumn({ nullable: true })
  dueAt!: Date | null;

  @Column("uuid", { nullable: true })
  assigneeId!: string | null;

  @Column("uuid")
  openedById!: string;

  /** Who may not also close it. */
  @Column("uuid", { nullable: true })
  resolvedById!: string | null;
}
