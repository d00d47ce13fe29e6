import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Row } from "../../shared/row.ts";
import { Role } from "../roles/roles.ts";

/** A person who can sign in. */
@Directive('@key(fields: "id")')
@ObjectType("User")
@Entity("users")
export class User extends Row {
  @Field(() => String)
  @Column("text")
  displayName!: string;

  /** Lower case. Nullable in the graph: only oneself or who may read users sees it. */
  @Field(() => String, { nullable: true })
  @Column("text", { unique: true })
  email!: string;

  @Field(() => [Role])
  @Column("text", { array: true })
  roles!: Role[];
}
