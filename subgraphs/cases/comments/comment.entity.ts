import { Directive, Field, ID, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Row } from "../../shared/row.ts";

/** What somebody said about a case, among those who work on it. Never edited: a correction is another comment. */
@Directive('@key(fields: "id")')
@ObjectType("Comment")
@Entity("comments")
export class Comment extends Row {
  @Field(() => ID)
  @Column("uuid")
  caseId!: string;

  @Column("uuid")
  authorId!: string;

  @Field(() => String)
  @Column("text")
  text!: string;
}
