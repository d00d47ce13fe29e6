import { Field, Int, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Row } from "../../shared/row.ts";
import { FactorMethod } from "../factors/factor.method.ts";
import { Role } from "../roles/roles.ts";

/** What is asked of everybody with a role. There is one for each role from the beginning; it changes and never goes. */
@ObjectType("FactorPolicy")
@Entity("factor_policies")
export class FactorPolicy extends Row {
  @Field(() => Role)
  @Column("text", { unique: true })
  role!: Role;

  @Field(() => Boolean, { description: "Whoever has no factor sets one up at the next sign-in." })
  @Column("boolean")
  required!: boolean;

  @Field(() => [FactorMethod], { description: "What counts as a factor." })
  @Column("text", { array: true })
  methods!: FactorMethod[];

  @Field(() => Int, { description: "How long a browser may be trusted; 0: never." })
  @Column("int")
  trustDays!: number;
}
